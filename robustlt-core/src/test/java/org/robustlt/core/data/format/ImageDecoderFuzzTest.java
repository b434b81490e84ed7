package org.robustlt.core.data.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.api.data.ImageShape;
import org.robustlt.core.fuzz.FuzzedFile;

class ImageDecoderFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    return Stream.of(
        encoded("png", BufferedImage.TYPE_3BYTE_BGR),
        encoded("png", BufferedImage.TYPE_BYTE_INDEXED),
        encoded("png", BufferedImage.TYPE_USHORT_GRAY),
        encoded("jpeg", BufferedImage.TYPE_3BYTE_BGR),
        encoded("jpeg", BufferedImage.TYPE_BYTE_GRAY),
        encoded("bmp", BufferedImage.TYPE_3BYTE_BGR),
        encoded("gif", BufferedImage.TYPE_BYTE_INDEXED));
  }

  private static byte[] encoded(String format, int type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(3, 2, type), format, bytes);
    return bytes.toByteArray();
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void imagesAreDecodedOrRefused(byte[] content) {
    FuzzedFile.readOrRefused(
        place -> {
          ImageShape shape = ImageDecoder.picture(place, content).shape();
          ImageDecoder.decode(place, content, shape, new byte[shape.size()], 0);
        });
    FuzzedFile.readOrRefused(
        place -> ImageDecoder.decode(place, content, new ImageShape(1, 2, 3), new byte[6], 0));
  }
}
