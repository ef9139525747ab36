#!/bin/sh
# Makes libpeers.so in the current directory. Argument: the home of a JDK. The compiler is gcc, or $CC.
set -e
sources=$(dirname "$0")
# gcc by itself prefers half of an AVX-512 register; where there is none, the option changes nothing.
${CC:-gcc} -O3 -march=native -mprefer-vector-width=512 -fno-math-errno -Wall -Wextra -Werror -Wno-psabi \
    -fPIC -shared -o libpeers.so -I"$1/include" -I"$1/include/linux" "$sources"/*.c -lmvec -lm -lpthread -ldl
