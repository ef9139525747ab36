/* The losses of the wide models, for sixteen rows at a time. */
#ifndef RESIDUAL_H
#define RESIDUAL_H

#include "lanes.h"

enum loss { LINEAR, LOGISTIC };

/* (z - t)^2, added to losses; gives the derivatives by z. */
static inline lanes linear_residuals(lanes z, lanes t, lanes *losses) {
    lanes difference = z - t;
    *losses += difference * difference;
    return 2 * difference;
}

/* softplus(-t z), added to losses; gives the derivatives by z. */
lanes logistic_residuals(lanes z, lanes t, lanes *losses);

static inline lanes residuals(enum loss loss, lanes z, lanes t, lanes *losses) {
    return loss == LINEAR ? linear_residuals(z, t, losses) : logistic_residuals(z, t, losses);
}

#endif
