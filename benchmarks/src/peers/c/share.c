#include "share.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

enum { SPINS = 100000 };

static struct {
    part run;
    void *work;
    atomic_uint requested;
    atomic_uint done;
    atomic_int asleep;
    pthread_mutex_t mutex;
    pthread_cond_t wake;
} helper = {.mutex = PTHREAD_MUTEX_INITIALIZER, .wake = PTHREAD_COND_INITIALIZER};

static void pause_briefly(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

static void sleep_until_requested(unsigned finished) {
    pthread_mutex_lock(&helper.mutex);
    atomic_store(&helper.asleep, 1);
    while (atomic_load(&helper.requested) == finished) {
        pthread_cond_wait(&helper.wake, &helper.mutex);
    }
    atomic_store(&helper.asleep, 0);
    pthread_mutex_unlock(&helper.mutex);
}

static void wait_for_request(unsigned finished) {
    for (int i = 0; i < SPINS; i++) {
        if (atomic_load_explicit(&helper.requested, memory_order_acquire) != finished) {
            return;
        }
        pause_briefly();
    }
    sleep_until_requested(finished);
}

static void *help(void *unused) {
    for (unsigned finished = 0;; finished++) {
        wait_for_request(finished);
        helper.run(helper.work, 1, 2);
        atomic_store_explicit(&helper.done, finished + 1, memory_order_release);
    }
    return unused;
}

static void start(void) {
    pthread_t thread;
    pthread_create(&thread, NULL, help, NULL);
    pthread_detach(thread);
}

static void request(part run, void *work) {
    static pthread_once_t started = PTHREAD_ONCE_INIT;
    pthread_once(&started, start);
    helper.run = run;
    helper.work = work;
    atomic_fetch_add(&helper.requested, 1);
    if (!atomic_load(&helper.asleep)) {
        return;
    }
    pthread_mutex_lock(&helper.mutex);
    pthread_cond_signal(&helper.wake);
    pthread_mutex_unlock(&helper.mutex);
}

void share(part run, void *work, int parts) {
    if (parts == 1) {
        run(work, 0, 1);
        return;
    }
    request(run, work);
    run(work, 0, 2);
    while (atomic_load_explicit(&helper.done, memory_order_acquire) != atomic_load(&helper.requested)) {
        pause_briefly();
    }
}
