package dev.gradsmith.examples;

import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Writes one drawing as PNG, at twice its size for sharp text, and as SVG. */
final class PictureFile {
    private static final int SCALE = 2;

    private PictureFile() {}

    static List<Path> save(Path folder, String name, int width, int height, Consumer<Graphics2D> drawing)
            throws IOException {
        Path png = folder.resolve(name + ".png");
        Path svg = folder.resolve(name + ".svg");
        BufferedImage image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pixels = image.createGraphics();
        pixels.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pixels.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pixels.scale(SCALE, SCALE);
        paint(pixels, width, height, drawing);
        pixels.dispose();
        ImageIO.write(image, "png", png.toFile());

        VectorGraphics2D vectors = new VectorGraphics2D();
        paint(vectors, width, height, drawing);
        try (OutputStream out = Files.newOutputStream(svg)) {
            Processors.get("svg")
                    .getDocument(vectors.getCommands(), new PageSize(width, height))
                    .writeTo(out);
        }
        return List.of(png, svg);
    }

    private static void paint(Graphics2D graphics, int width, int height, Consumer<Graphics2D> drawing) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        drawing.accept(graphics);
    }
}
