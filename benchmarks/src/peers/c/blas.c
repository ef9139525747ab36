#include "blas.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdlib.h>

/* From the interface of CBLAS, so that its headers need not be installed. */
enum { ROW_MAJOR = 101, AS_IT_IS = 111, TRANSPOSED = 112 };

static void (*sgemm)(int order, int transpose_a, int transpose_b, int m, int n, int k, float alpha, const float *a, int a_stride,
                     const float *b, int b_stride, float beta, float *c, int c_stride);

static void (*sgemv)(int order, int transpose, int m, int n, float alpha, const float *a, int a_stride, const float *x, int x_step,
                     float beta, float *y, int y_step);

static void (*set_threads)(int threads);

/* A release that does not know a processor takes code of the year 2004 for it: so tell it, unless the user has. */
static void *load_library(void) {
#ifdef __AVX512F__
    setenv("OPENBLAS_CORETYPE", "SkylakeX", 0);
#endif
    return dlopen("libopenblas.so.0", RTLD_NOW | RTLD_LOCAL);
}

const char *blas_open(int threads) {
    void *library = load_library();
    if (library == NULL) {
        return NULL;
    }
    char *(*core)(void);
    *(void **) &core = dlsym(library, "openblas_get_corename");
    *(void **) &sgemm = dlsym(library, "cblas_sgemm");
    *(void **) &sgemv = dlsym(library, "cblas_sgemv");
    *(void **) &set_threads = dlsym(library, "openblas_set_num_threads");
    if (core == NULL || sgemm == NULL || sgemv == NULL || set_threads == NULL) {
        return NULL;
    }
    set_threads(threads);
    return core();
}

void blas_multiply(int rows, int columns, int inner, const float *a, int a_transposed, const float *b, int b_transposed, float *c) {
    sgemm(ROW_MAJOR, a_transposed ? TRANSPOSED : AS_IT_IS, b_transposed ? TRANSPOSED : AS_IT_IS, rows, columns, inner, 1, a,
          a_transposed ? rows : inner, b, b_transposed ? inner : columns, 0, c, columns);
}

static float all_residuals(const struct regression *model, enum loss loss, float *predictions) {
    lanes losses = {0};
    for (int row = 0; row < model->rows; row += LANES) {
        store(predictions + row, residuals(loss, load(predictions + row), load(model->t + row), &losses));
    }
    return sum(losses) / model->rows;
}

float blas_step(const struct regression *model, enum loss loss, float *predictions) {
    float gradient[COLUMNS];
    sgemv(ROW_MAJOR, AS_IT_IS, model->rows, COLUMNS, 1, model->x, COLUMNS, model->weights, 1, 0, predictions, 1);
    float before = all_residuals(model, loss, predictions);
    sgemv(ROW_MAJOR, TRANSPOSED, model->rows, COLUMNS, 1, model->x, COLUMNS, predictions, 1, 0, gradient, 1);
    update(model, gradient);
    return before;
}
