package org.robustlt.core.file.npy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes arrays by name into one file, which {@code numpy.load} reads. */
public final class NpzWriter implements AutoCloseable {
  /** ZIP's first month, in which Java writes other bytes in other time zones, is over. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final ZipOutputStream zip;

  private NpzWriter(OutputStream target) {
    zip = new ZipOutputStream(target);
  }

  /** Creates the file. */
  public static NpzWriter create(Path file) throws IOException {
    return new NpzWriter(new BufferedOutputStream(Files.newOutputStream(file)));
  }

  /** Adds an array of {@code int32}. */
  public void add(String name, int[] values) throws IOException {
    byte[] bytes = new byte[values.length * Integer.BYTES];
    littleEndian(bytes).asIntBuffer().put(values);
    array(name, "<i4", bytes, values.length);
  }

  /** Adds an array of {@code float64}. */
  public void add(String name, double[] values) throws IOException {
    byte[] bytes = new byte[values.length * Double.BYTES];
    littleEndian(bytes).asDoubleBuffer().put(values);
    array(name, "<f8", bytes, values.length);
  }

  /** Adds an array of {@code float32} whose little-endian bytes are given. */
  public void addFloats(String name, byte[] bytes, long... shape) throws IOException {
    array(name, "<f4", bytes, shape);
  }

  /** Adds a text as an entry of its own, which {@code numpy.load} gives as bytes. */
  public void addText(String name, String text) throws IOException {
    entry(name);
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private void array(String name, String type, byte[] bytes, long... shape) throws IOException {
    entry(name + ".npy");
    zip.write(NpyHeader.of(type, shape).bytes());
    zip.write(bytes);
    zip.closeEntry();
  }

  private void entry(String name) throws IOException {
    zip.putNextEntry(timeless(name));
  }

  /** Returns an entry without a time, so that equal content makes equal files everywhere. */
  public static ZipEntry timeless(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    return entry;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
