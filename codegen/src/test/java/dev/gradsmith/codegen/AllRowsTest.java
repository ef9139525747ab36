package dev.gradsmith.codegen;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models whose rows need something of all rows: sums, greatest values, other shapes. In less than a block of rows, and in more. */
class AllRowsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "input X[n,d]\ntarget y[n]\nparam w[d] ~ normal(0,1)\nloss = max(X*w - y)\nminimize loss with sgd(0.1)\n",
                "input X[n,d]\nparam W[d,3] ~ normal(0,1)\nz = X*W\nzn = z/sqrt(sum(z^2,1))\nloss = -mean(zn*zn')\nminimize loss with sgd(0.1)\n",
                "input x[n]\nparam a ~ ones\nr = a*x\nloss = sum(r) + max(r)\nminimize loss with sgd(0.1)\n",
                "input x[n]\nparam a ~ ones\nr = a*x\nloss = sum(r)\nmetric q = mean(r == max(r))\nminimize loss with sgd(0.1)\n",
                "input x[n]\nparam a ~ ones\nshare = x/sum(x)\nloss = sum(a*share)\noutput share\nminimize loss with sgd(0.1)\n",
                "input X[n,d]\nparam W[d,3] ~ normal(0,1)\nz = X*W\nloss = sum(softmax(z,0) .* z) + sum(z)\nminimize loss with sgd(0.1)\n",
                "input X[n,d]\nparam W[d,3] ~ normal(0,1)\nz = X*W\nloss = sum(z^2) + sum(max(z, axis = 0))\nminimize loss with sgd(0.1)\n",
                "input X[n,d]\nparam W[d,40] ~ normal(0,1)\nz = X*W\nzn = z/sqrt(sum(z^2,1))\nc = zn - mean(zn, n)\nloss = sum(c^4)\nminimize loss with sgd(0.1)\n",
                "input X[n,d]\nparam W[d,3] ~ normal(0,1)\nz = tanh(X*W)\nloss = mean((z/sum(z^2,1))*(sum(z,n)))\nminimize loss with sgd(0.1)\n",
                "input X[n,d]\nparam W[d,30] ~ normal(0,1)\ns = softmax(0.1*X*W, 1)\nloss = mean((s-mean(s,n))^4)\nminimize loss with sgd(0.1)\n",
                "input x[n,k]\nparam s[k] ~ ones\nloss = sum(reshape(s .* x,[n*k])^2)\nminimize loss with sgd(0.1)\n",
                "input X[n,d]\nparam W[d,4] ~ normal(0,1)\nz = X*W\nu = reshape(z,[4*n])\nloss = sum(u[0:4])\nminimize loss with sgd(0.1)\n",
                "input X[n,d]\nparam w[d] ~ normal(0,1)\nH = hessian(sum(tanh(X*w)), w)\nloss = norm(H)\nminimize loss with sgd(0.1)\n"
            })
    void agreesWithTheReferenceEvaluator(String source) throws ReflectiveOperationException {
        for (int rows : new int[] {5, 130}) {
            Comparison comparison = new Comparison("M", source, CompiledModel.of("M", source, folder), rows, 1);
            comparison.checkOutputs();
            comparison.checkGradients();
            comparison.checkFunction();
            comparison.checkStep();
        }
    }
}
