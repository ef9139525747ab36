/* Sixteen floats as one value: a register of AVX-512, or as many smaller ones as the processor needs for it. */
#ifndef LANES_H
#define LANES_H

#include <string.h>

enum { LANES = 16 };

typedef float lanes __attribute__((vector_size(4 * LANES)));
typedef int lane_numbers __attribute__((vector_size(4 * LANES)));

static inline lanes load(const float *from) {
    lanes value;
    memcpy(&value, from, sizeof value);
    return value;
}

static inline void store(float *to, lanes value) {
    memcpy(to, &value, sizeof value);
}

static inline lanes broadcast(float value) {
    return value - (lanes){0};
}

static inline float sum(lanes value) {
    float total = 0;
    for (int i = 0; i < LANES; i++) {
        total += value[i];
    }
    return total;
}

/* In each group of 2 * distance lanes: below distance the halves of a added up, from there on those of b. */
static inline lanes fold(lanes a, lanes b, int distance) {
    lane_numbers number = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    lane_numbers of_b = (number & distance) != 0;
    lane_numbers low = number + (of_b & (LANES - distance));
    lane_numbers high = number + distance + (of_b & (LANES - distance));
    return __builtin_shuffle(a, b, low) + __builtin_shuffle(a, b, high);
}

/* Lane i of the result is the sum of the lanes of parts[i]; parts is overwritten. */
static inline lanes sums(lanes parts[LANES]) {
#pragma GCC unroll 4
    for (int distance = LANES / 2; distance > 0; distance /= 2) {
#pragma GCC unroll 8
        for (int i = 0; i < distance; i++) {
            parts[i] = fold(parts[i], parts[i + distance], distance);
        }
    }
    return parts[0];
}

#endif
