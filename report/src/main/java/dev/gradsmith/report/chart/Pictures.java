package dev.gradsmith.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Writes drawings as files: as PNG, at twice their size for sharp text, and as SVG, which is dark where the reader's system is. */
public final class Pictures {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 420;
    private static final int SCALE = 2;

    /** What a page's or picture's letters are drawn with. */
    static final String FONT = "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

    private Pictures() {}

    /** Writes charts side by side to {@code name.png} and {@code name.svg}; returns both. */
    public static List<Path> save(Path folder, String name, Chart... charts) throws IOException {
        StringBuilder titles = new StringBuilder();
        for (Chart chart : charts) {
            titles.append(titles.length() == 0 ? "" : "; ").append(chart.title());
        }
        return save(folder, name, titles.toString(), WIDTH * charts.length, HEIGHT, pen -> {
            for (int i = 0; i < charts.length; i++) {
                charts[i].draw(new ShiftedPen(pen, i * WIDTH), WIDTH, HEIGHT);
            }
        });
    }

    /**
     * Writes a drawing to {@code name.png} and {@code name.svg}; returns both.
     *
     * @param title says what is to be seen, to those who cannot see it
     */
    public static List<Path> save(Path folder, String name, String title, int width, int height, Consumer<Pen> drawing)
            throws IOException {
        Path png = folder.resolve(name + ".png");
        Path svg = folder.resolve(name + ".svg");
        ImageIO.write(pixels(width, height, drawing), "png", png.toFile());
        Files.writeString(svg, svg(title, width, height, drawing));
        return List.of(png, svg);
    }

    private static BufferedImage pixels(int width, int height, Consumer<Pen> drawing) {
        BufferedImage image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(new Color(Ink.PAPER.light()));
        graphics.fillRect(0, 0, SCALE * width, SCALE * height);
        graphics.scale(SCALE, SCALE);
        drawing.accept(new PixelPen(graphics));
        graphics.dispose();
        return image;
    }

    private static String svg(String title, int width, int height, Consumer<Pen> drawing) {
        SvgPen pen = new SvgPen();
        pen.rectangle(0, 0, width, height, Ink.PAPER);
        drawing.accept(pen);
        String size = String.format(
                Locale.ROOT, "width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\"", width, height, width, height);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" " + size + " font-family=\"" + FONT
                + "\">\n<title>" + Markup.text(title) + "</title>\n<style>\n" + Ink.css() + "</style>\n"
                + pen.elements() + "</svg>\n";
    }
}
