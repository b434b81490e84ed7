package org.robustlt.bench.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.hash.Hashing;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What an event file holds, read by programs that are not ours: Guava's CRC-32C and TensorFlow's
 * messages.
 *
 * @param events in the order of the file
 */
public record EventFileReading(List<Map<String, Object>> events) {
  /** Reads the event file of a run; its checksums must be right. */
  public static EventFileReading of(Path run) throws IOException {
    byte[] file = Files.readAllBytes(run.resolve("events.out.tfevents.robustlt"));
    checkSums(file);
    List<URL> places = new ArrayList<>();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    for (String entry : Splitter.on(File.pathSeparatorChar).split(classPath)) {
      if (entry.matches(".*[/\\\\](proto-1[^/\\\\]*|protobuf-java-[^/\\\\]*)[.]jar")) {
        places.add(Path.of(entry).toUri().toURL());
      }
    }
    places.add(TensorFlowReader.class.getProtectionDomain().getCodeSource().getLocation());
    try (URLClassLoader apart =
        new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      @SuppressWarnings("unchecked") // what the class says of itself
      Function<byte[], List<Map<String, Object>>> reader =
          (Function<byte[], List<Map<String, Object>>>)
              apart
                  .loadClass(TensorFlowReader.class.getName())
                  .getDeclaredConstructor()
                  .newInstance();
      return new EventFileReading(reader.apply(file));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static void checkSums(byte[] file) {
    ByteBuffer records = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (records.hasRemaining()) {
      int at = records.position();
      int length = Math.toIntExact(records.getLong());
      assertThat(records.getInt()).isEqualTo(masked(file, at, 8));
      records.position(at + 12 + length);
      assertThat(records.getInt()).isEqualTo(masked(file, at + 12, length));
    }
  }

  /** As TensorFlow's documentation of TFRecord has it. */
  private static int masked(byte[] bytes, int from, int length) {
    int crc = Hashing.crc32c().hashBytes(bytes, from, length).asInt();
    return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
  }

  /** Returns the numbers by step and name; no number is there twice. */
  public SortedMap<Long, Map<String, Float>> scalars() {
    SortedMap<Long, Map<String, Float>> scalars = new TreeMap<>();
    for (Map<String, Object> event : events) {
      event.forEach(
          (name, value) -> {
            if (value instanceof Float number) {
              Float other =
                  scalars
                      .computeIfAbsent((Long) event.get("step"), step -> new TreeMap<>())
                      .put(name, number);
              assertThat(other).as("%s twice in step %s", name, event.get("step")).isNull();
            }
          });
    }
    return scalars;
  }
}
