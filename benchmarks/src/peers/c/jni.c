/* The native methods of InC. */
#include <jni.h>
#include <stdlib.h>

#include "blas.h"
#include "elementwise.h"
#include "peak.h"
#include "tutorial.h"
#include "wide.h"

#define NATIVE(type, name) JNIEXPORT type JNICALL Java_dev_gradsmith_benchmarks_InC_##name

static float *open_array(JNIEnv *env, jfloatArray array) {
    return (*env)->GetPrimitiveArrayCritical(env, array, NULL);
}

static void close_array(JNIEnv *env, jfloatArray array, float *values) {
    (*env)->ReleasePrimitiveArrayCritical(env, array, values, 0);
}

NATIVE(jfloat, tutorialSteps)(JNIEnv *env, jclass type, jfloatArray features, jfloatArray observed, jfloatArray parameters, jfloat rate,
                              jint steps) {
    (void) type;
    int rows = (*env)->GetArrayLength(env, observed);
    float *x = open_array(env, features), *t = open_array(env, observed), *w = open_array(env, parameters);
    float losses = tutorial_steps(x, t, w, rate, rows, steps);
    close_array(env, parameters, w);
    close_array(env, observed, t);
    close_array(env, features, x);
    return losses;
}

NATIVE(jfloat, shortTutorialSteps)(JNIEnv *env, jclass type, jfloatArray features, jfloatArray observed, jfloatArray parameters,
                                   jfloat rate, jint steps) {
    (void) type;
    float *x = open_array(env, features), *t = open_array(env, observed), *w = open_array(env, parameters);
    float losses = short_tutorial_steps(x, t, w, rate, steps);
    close_array(env, parameters, w);
    close_array(env, observed, t);
    close_array(env, features, x);
    return losses;
}

NATIVE(jfloat, onePassStepOf)(JNIEnv *env, jclass type, jint loss, jfloatArray features, jfloatArray targets, jfloatArray weights,
                            jfloat rate, jint threads) {
    (void) type;
    int rows = (*env)->GetArrayLength(env, targets);
    float *x = open_array(env, features), *t = open_array(env, targets), *w = open_array(env, weights);
    struct regression model = {.x = x, .t = t, .weights = w, .rows = rows, .rate = rate};
    float before = one_pass_step(&model, loss, threads);
    close_array(env, weights, w);
    close_array(env, targets, t);
    close_array(env, features, x);
    return before;
}

NATIVE(jfloat, blasStepOf)(JNIEnv *env, jclass type, jint loss, jfloatArray features, jfloatArray targets, jfloatArray weights,
                         jfloat rate, jfloatArray scratch) {
    (void) type;
    int rows = (*env)->GetArrayLength(env, targets);
    float *x = open_array(env, features), *t = open_array(env, targets), *w = open_array(env, weights);
    float *predictions = open_array(env, scratch);
    struct regression model = {.x = x, .t = t, .weights = w, .rows = rows, .rate = rate};
    float before = blas_step(&model, loss, predictions);
    close_array(env, scratch, predictions);
    close_array(env, weights, w);
    close_array(env, targets, t);
    close_array(env, features, x);
    return before;
}

NATIVE(jfloat, readAll)(JNIEnv *env, jclass type, jfloatArray features, jint threads) {
    (void) type;
    int rows = (*env)->GetArrayLength(env, features) / COLUMNS;
    float *x = open_array(env, features);
    struct regression model = {.x = x, .rows = rows};
    float total = read_all(&model, threads);
    close_array(env, features, x);
    return total;
}

static float *chain_of(int operations, int count, const float *x) {
    if (operations == 1) {
        return chain_of_one(count, x);
    }
    return operations == 4 ? chain_of_four(count, x) : chain_of_sixteen(count, x);
}

NATIVE(jfloat, chains)(JNIEnv *env, jclass type, jint operations, jfloatArray array, jint times) {
    (void) type;
    int count = (*env)->GetArrayLength(env, array);
    float *x = open_array(env, array), last = 0;
    for (int i = 0; i < times; i++) {
        float *y = chain_of(operations, count, x);
        last = y[count - 1];
        free(y);
    }
    close_array(env, array, x);
    return last;
}

NATIVE(jlong, multiplyAdd)(JNIEnv *env, jclass type, jint rounds, jint threads) {
    (void) env, (void) type;
    return multiply_add(rounds, threads);
}

NATIVE(jstring, openBlas)(JNIEnv *env, jclass type, jint threads) {
    (void) type;
    const char *core = blas_open(threads);
    return core == NULL ? NULL : (*env)->NewStringUTF(env, core);
}

NATIVE(void, blasMultiply)(JNIEnv *env, jclass type, jint rows, jint columns, jint inner, jfloatArray left, jboolean left_transposed,
                           jfloatArray right, jboolean right_transposed, jfloatArray result) {
    (void) type;
    float *a = open_array(env, left), *b = open_array(env, right), *c = open_array(env, result);
    blas_multiply(rows, columns, inner, a, left_transposed, b, right_transposed, c);
    close_array(env, result, c);
    close_array(env, right, b);
    close_array(env, left, a);
}
