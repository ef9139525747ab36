/* The tutorial's regression on two features, in batches of four rows. */
#ifndef TUTORIAL_H
#define TUTORIAL_H

/* Some steps on one batch; the parameters are two weights and a bias. Gives the sum of the losses before each. As one would write it. */
float tutorial_steps(const float *x, const float *t, float *parameters, float rate, int rows, int steps);

/* The same for four rows, with the shortest chains from one step's parameters to the next one's. */
float short_tutorial_steps(const float *x, const float *t, float *parameters, float rate, int steps);

#endif
