package dev.gradsmith.runtime.internal;

import dev.gradsmith.runtime.FloatFunctions;
import dev.gradsmith.runtime.support.Functions;

/** Functions of the elements of {@code float} arrays in plain Java. */
public class PlainFloatFunctions implements FloatFunctions {

    @Override
    public void exp(int length, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Functions.exp(x[xOffset + i]);
        }
    }

    @Override
    public void expm1(int length, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Functions.expm1(x[xOffset + i]);
        }
    }

    @Override
    public void log(int length, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Functions.log(x[xOffset + i]);
        }
    }

    @Override
    public void log1p(int length, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Functions.log1p(x[xOffset + i]);
        }
    }

    @Override
    public void tanh(int length, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Functions.tanh(x[xOffset + i]);
        }
    }

    @Override
    public void sigmoid(int length, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Functions.sigmoid(x[xOffset + i]);
        }
    }

    @Override
    public void softplus(int length, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < length; i++) {
            y[yOffset + i] = Functions.softplus(x[xOffset + i]);
        }
    }
}
