package dev.gradsmith.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Paints marks, on light paper. */
final class PixelPen implements Pen {
    private final Graphics2D graphics;

    PixelPen(Graphics2D graphics) {
        this.graphics = graphics;
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, Ink ink, double width) {
        stroke(ink, width);
        graphics.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    @Override
    public void polyline(double[] x, double[] y, Ink ink, double width) {
        Path2D path = new Path2D.Double();
        boolean joined = false;
        for (int i = 0; i < x.length; i++) {
            boolean finite = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (finite && joined) {
                path.lineTo(x[i], y[i]);
            } else if (finite) {
                path.moveTo(x[i], y[i]);
            }
            joined = finite;
        }
        stroke(ink, width);
        graphics.draw(path);
    }

    @Override
    public void dots(double[] x, double[] y, double radius, Ink ink) {
        graphics.setColor(new Color(ink.light()));
        for (int i = 0; i < x.length; i++) {
            if (Double.isNaN(x[i]) || Double.isNaN(y[i])) {
                continue;
            }
            graphics.fill(new Ellipse2D.Double(x[i] - radius, y[i] - radius, 2 * radius, 2 * radius));
        }
    }

    @Override
    public void crosses(double[] x, double[] y, double radius, Ink ink) {
        for (int i = 0; i < x.length; i++) {
            line(x[i] - radius, y[i] - radius, x[i] + radius, y[i] + radius, ink, 1.3);
            line(x[i] - radius, y[i] + radius, x[i] + radius, y[i] - radius, ink, 1.3);
        }
    }

    @Override
    public void rectangle(double x, double y, double width, double height, Ink ink) {
        graphics.setColor(new Color(ink.light()));
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor, Lettering lettering, Ink ink) {
        int style = lettering.isBold() ? Font.BOLD : Font.PLAIN;
        graphics.setFont(new Font(Font.SANS_SERIF, style, 1).deriveFont((float) lettering.size()));
        graphics.setColor(new Color(ink.light()));
        double width = graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
        double before = switch (anchor) {
            case START -> 0;
            case MIDDLE -> width / 2;
            case END -> width;
        };
        graphics.drawString(text, (float) (x - before), (float) y);
    }

    private void stroke(Ink ink, double width) {
        graphics.setColor(new Color(ink.light()));
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    }
}
