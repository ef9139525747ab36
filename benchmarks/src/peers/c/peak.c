#include "peak.h"

#include "lanes.h"
#include "share.h"

/* Independent chains: more than a processor's latency times its units, and no more than its registers hold. */
#ifdef __AVX512F__
enum { CHAINS = 12 };
#else
enum { CHAINS = 6 };
#endif

struct rounds {
    int count;
    float results[2][LANES];
};

static void run_rounds(void *work, int number, int parts) {
    (void) parts;
    struct rounds *rounds = work;
    lanes chains[CHAINS], factor = broadcast(0.5f), summand = broadcast(number);
    for (int i = 0; i < CHAINS; i++) {
        chains[i] = broadcast(i);
    }
    for (int round = 0; round < rounds->count; round++) {
#pragma GCC unroll 12
        for (int i = 0; i < CHAINS; i++) {
            chains[i] = chains[i] * factor + summand;
        }
    }
    for (int i = 1; i < CHAINS; i++) {
        chains[0] += chains[i];
    }
    store(rounds->results[number], chains[0]);
}

long multiply_add(int count, int threads) {
    struct rounds rounds = {.count = count};
    share(run_rounds, &rounds, threads);
    return 2L * LANES * CHAINS * count * threads;
}
