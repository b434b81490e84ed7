package org.robustlt.tck.golden;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The arrays of an NPZ file by key. Keys may contain slashes: {@code step1/state/conv.weight}. */
public final class Npz {
  private static final String SUFFIX = ".npy";

  private final Map<String, NpyArray> arrays;

  private Npz(Map<String, NpyArray> arrays) {
    this.arrays = arrays;
  }

  /**
   * Reads all arrays.
   *
   * @throws IOException if an entry is damaged or of a type or order that {@link NpyArray} lacks
   */
  public static Npz read(InputStream stream) throws IOException {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    ZipInputStream zip = new ZipInputStream(stream);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      String name = entry.getName();
      if (name.endsWith(SUFFIX)) {
        String key = name.substring(0, name.length() - SUFFIX.length());
        arrays.put(key, NpyArray.read(key, zip.readAllBytes()));
      }
    }
    return new Npz(arrays);
  }

  /** Returns the keys, in the order of the file. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(arrays.keySet());
  }

  /** Returns whether there is an array of this key. */
  public boolean has(String key) {
    return arrays.containsKey(key);
  }

  /**
   * Returns an array.
   *
   * @throws IllegalArgumentException if there is none of this key
   */
  public NpyArray get(String key) {
    @Nullable NpyArray array = arrays.get(key);
    if (array == null) {
      throw new IllegalArgumentException("no array \"" + key + "\"");
    }
    return array;
  }

  /** Returns the values of a floating-point array as what a test expects. */
  public Expected expected(String key) {
    NpyArray array = get(key);
    return new Expected(key, array.shape(), array.doubles());
  }
}
