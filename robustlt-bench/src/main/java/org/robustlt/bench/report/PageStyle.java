package org.robustlt.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How pages look, and the script by which long tables are searched and sorted. */
public final class PageStyle {
  private PageStyle() {}

  /** Returns the style sheet. */
  public static String css() {
    return resource("report.css");
  }

  /** Returns the script that searches and sorts tables. */
  public static String sorting() {
    return resource("classes.js");
  }

  private static String resource(String name) {
    try (InputStream in = PageStyle.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
