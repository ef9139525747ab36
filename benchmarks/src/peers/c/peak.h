/* What the processor can do at most. */
#ifndef PEAK_H
#define PEAK_H

/* So many rounds of fused multiply-adds on each of so many threads; gives the number of floating-point operations. */
long multiply_add(int rounds, int threads);

#endif
