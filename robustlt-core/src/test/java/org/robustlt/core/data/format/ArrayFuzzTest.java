package org.robustlt.core.data.format;

import static org.robustlt.core.file.npy.NpyFixtures.npy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.robustlt.core.file.npy.NpyReader;
import org.robustlt.core.fuzz.FuzzedFile;

/** One array after the other without an archive around it. */
class ArrayFuzzTest {
  static Stream<byte[]> seeds() throws IOException {
    return Stream.of(
        npy("|u1", new byte[24], 2, 2, 2, 3),
        npy("|u1", new byte[12], 2, 2, 3),
        npy("<i4", new byte[8], 2, 1),
        npy(1, 0));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "1m")
  void arraysAreReadOrRefused(byte[] content) {
    NamedArrays arrays = new OneArray(content);
    FuzzedFile.readOrRefused(place -> arrays.use("fuzzed", LabelArray::read));
    FuzzedFile.readOrRefused(
        place ->
            arrays.use(
                "fuzzed",
                array ->
                    ArrayImages.read(
                        array,
                        PixelLayout.of(array.header(), ChannelOrder.AUTOMATIC),
                        new int[] {0, -1})));
  }

  /** Arrays of one content, whatever they are called. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record OneArray(byte[] content) implements NamedArrays {
    @Override
    public NpyReader open(String name) throws IOException {
      return new NpyReader(new ByteArrayInputStream(content));
    }

    @Override
    public boolean has(String name) {
      return true;
    }

    @Override
    public Path place(String name) {
      return Path.of(name);
    }

    @Override
    public void close() {}
  }
}
