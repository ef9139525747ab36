package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.DoubleFunctions;
import dev.gradsmith.runtime.support.Functions;

/** Functions of the elements of {@code double} arrays in plain Java. */
public class PlainDoubleFunctions implements DoubleFunctions {

    @Override
    public void exp(int length, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Functions.exp(x[xOffset + i]);
        }
    }

    @Override
    public void expm1(int length, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Functions.expm1(x[xOffset + i]);
        }
    }

    @Override
    public void log(int length, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Functions.log(x[xOffset + i]);
        }
    }

    @Override
    public void log1p(int length, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Functions.log1p(x[xOffset + i]);
        }
    }

    @Override
    public void tanh(int length, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Functions.tanh(x[xOffset + i]);
        }
    }

    @Override
    public void sigmoid(int length, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Functions.sigmoid(x[xOffset + i]);
        }
    }

    @Override
    public void softplus(int length, double[] x, int xOffset, double[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Functions.softplus(x[xOffset + i]);
        }
    }
}
