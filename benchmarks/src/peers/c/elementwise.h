/* The elementwise chains. Each gives a new array, which the caller frees. */
#ifndef ELEMENTWISE_H
#define ELEMENTWISE_H

/* Of Chain1.grad. */
float *chain_of_one(int count, const float *x);

/* Of Chain4.grad. */
float *chain_of_four(int count, const float *x);

/* Of Chain16.grad. */
float *chain_of_sixteen(int count, const float *x);

#endif
