/* One or two threads. */
#ifndef SHARE_H
#define SHARE_H

/* Does one of the parts of some work. */
typedef void (*part)(void *work, int number, int parts);

/*
 * Runs part 0 on the calling thread and, if there are two, part 1 on another one, which spins for some time before it sleeps, as the
 * threads of Gradsmith do. For one caller at a time.
 */
void share(part run, void *work, int parts);

#endif
