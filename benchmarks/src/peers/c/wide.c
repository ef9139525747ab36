#include "wide.h"

#include "share.h"

/*
 * Six registers hold columns 0 to 95; the seventh those from 84 on. What it shares with the sixth has weight 0 in predictions, and the
 * same gradient.
 */
enum { REGISTERS = 7, LAST = COLUMNS - LANES };

static const int COLUMN[REGISTERS] = {0, 16, 32, 48, 64, 80, LAST};

struct pass {
    const struct regression *model;
    enum loss loss;
    struct {
        _Alignas(64) float gradient[COLUMNS];
        float total;
    } results[2];
};

static inline void load_weights(const float *weights, lanes registers[REGISTERS]) {
    for (int i = 0; i < REGISTERS; i++) {
        registers[i] = load(weights + COLUMN[i]);
    }
    for (int i = 0; i < COLUMN[REGISTERS - 2] + LANES - LAST; i++) {
        registers[REGISTERS - 1][i] = 0;
    }
}

static inline lanes predictions(const float *x, const lanes weights[REGISTERS]) {
    lanes parts[LANES];
#pragma GCC unroll 16
    for (int row = 0; row < LANES; row++) {
        lanes part = weights[0] * load(x + row * COLUMNS);
#pragma GCC unroll 7
        for (int i = 1; i < REGISTERS; i++) {
            part += weights[i] * load(x + row * COLUMNS + COLUMN[i]);
        }
        parts[row] = part;
    }
    return sums(parts);
}

static inline void add_rows(const float *x, lanes factors, lanes gradient[REGISTERS]) {
    float factor[LANES];
    store(factor, factors);
#pragma GCC unroll 4
    for (int row = 0; row < LANES; row++) {
        lanes same = broadcast(factor[row]);
#pragma GCC unroll 7
        for (int i = 0; i < REGISTERS; i++) {
            gradient[i] += same * load(x + row * COLUMNS + COLUMN[i]);
        }
    }
}

static inline void pass_over(struct pass *pass, enum loss loss, int number, int parts) {
    const struct regression *model = pass->model;
    int first = model->rows / parts * number;
    lanes weights[REGISTERS], gradient[REGISTERS] = {0}, losses = {0};
    load_weights(model->weights, weights);
    for (int row = first; row < first + model->rows / parts; row += LANES) {
        const float *x = model->x + (long) row * COLUMNS;
        add_rows(x, residuals(loss, predictions(x, weights), load(model->t + row), &losses), gradient);
    }
    for (int i = 0; i < REGISTERS; i++) {
        store(pass->results[number].gradient + COLUMN[i], gradient[i]);
    }
    pass->results[number].total = sum(losses);
}

static void run_pass(void *work, int number, int parts) {
    struct pass *pass = work;
    if (pass->loss == LINEAR) {
        pass_over(pass, LINEAR, number, parts);
        return;
    }
    pass_over(pass, LOGISTIC, number, parts);
}

void update(const struct regression *model, const float *gradient) {
    float factor = model->rate / model->rows;
    for (int i = 0; i < COLUMNS; i++) {
        model->weights[i] -= factor * gradient[i];
    }
}

float one_pass_step(const struct regression *model, enum loss loss, int threads) {
    struct pass pass = {.model = model, .loss = loss};
    share(run_pass, &pass, threads);
    for (int other = 1; other < threads; other++) {
        for (int i = 0; i < COLUMNS; i++) {
            pass.results[0].gradient[i] += pass.results[other].gradient[i];
        }
        pass.results[0].total += pass.results[other].total;
    }
    update(model, pass.results[0].gradient);
    return pass.results[0].total / model->rows;
}

/*
 * Four streams of two registers each, and a kilobyte of each asked for ahead: of one to sixteen streams, one to sixteen registers and
 * distances up to sixteen kilobytes the fastest from memory, and as fast as any in cache. A part is a multiple of 32 rows.
 */
enum { STREAMS = 4, WIDTH = 2, AHEAD = 1024 / sizeof(float) };

static void read_part(void *work, int number, int parts) {
    struct pass *pass = work;
    long count = (long) pass->model->rows / parts * COLUMNS;
    long stream = count / STREAMS;
    const float *x = pass->model->x + count * number;
    lanes totals[STREAMS * WIDTH] = {0};
    for (long i = 0; i < stream; i += WIDTH * LANES) {
#pragma GCC unroll 8
        for (int j = 0; j < STREAMS * WIDTH; j++) {
            const float *from = x + j / WIDTH * stream + i + j % WIDTH * LANES;
            __builtin_prefetch(from + AHEAD);
            totals[j] += load(from);
        }
    }
    for (int j = 1; j < STREAMS * WIDTH; j++) {
        totals[0] += totals[j];
    }
    pass->results[number].total = sum(totals[0]);
}

float read_all(const struct regression *model, int threads) {
    struct pass pass = {.model = model};
    share(read_part, &pass, threads);
    return threads == 1 ? pass.results[0].total : pass.results[0].total + pass.results[1].total;
}
