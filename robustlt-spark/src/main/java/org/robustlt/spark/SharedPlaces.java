package org.robustlt.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What every host must see as the one does where the command was given: the directory of the work,
 * and all that the command names: recipes, data and plug-ins.
 *
 * @param probe a file that was written into the directory of the work
 * @param token what stands in it
 * @param directory from which the command was given
 * @param contents of what the command names, by the path: of a file a checksum, of a directory its
 *     jars
 */
record SharedPlaces(
    String probe, String token, String directory, SortedMap<String, String> contents)
    implements Serializable {
  private static final String GONE = "not there";

  /** Larger files are no recipes: their size tells enough. */
  private static final long CHECKED = 1 << 20;

  /**
   * Looks at the places that a command names, and leaves a probe.
   *
   * @param work the directory of the work
   */
  static SharedPlaces of(Path work, List<String> arguments) throws IOException {
    String token = UUID.randomUUID().toString();
    Path probe = Files.createDirectories(work.resolve("leases")).resolve("probe-" + token);
    Files.writeString(probe, token);
    SortedMap<String, String> contents = new TreeMap<>();
    for (String argument : arguments.subList(1, arguments.size())) {
      Path place = Path.of(argument.replaceFirst("^--[a-z-]+=", "")).toAbsolutePath();
      if (Files.exists(place)) {
        contents.put(place.toString(), content(place));
      }
    }
    contents.remove(work.toString()); // Workers write there.
    return new SharedPlaces(
        probe.toString(), token, Path.of("").toAbsolutePath().toString(), contents);
  }

  private static String content(Path place) throws IOException {
    if (Files.notExists(place)) {
      return GONE;
    }
    if (!Files.isDirectory(place)) {
      long size = Files.size(place);
      String checksum =
          size > CHECKED ? "" : Integer.toHexString(Arrays.hashCode(Files.readAllBytes(place)));
      return "a file of " + size + " bytes " + checksum;
    }
    List<String> jars = new ArrayList<>();
    try (Stream<Path> entries = Files.walk(place, 2)) {
      for (Path jar : entries.filter(path -> path.toString().endsWith(".jar")).toList()) {
        jars.add(place.relativize(jar) + " of " + Files.size(jar) + " bytes");
      }
    }
    Collections.sort(jars);
    return jars.isEmpty() ? "a directory" : "a directory with " + String.join(", ", jars);
  }

  /** Returns what is wrong on this host; empty if nothing is. */
  String problem() throws IOException {
    if (!Files.exists(Path.of(probe)) || !Files.readString(Path.of(probe)).equals(token)) {
      return probe
          + " cannot be seen: the directory of the work must lie on a file system that all hosts"
          + " share, under the same path";
    }
    if (!Files.isDirectory(Path.of(directory))) {
      return directory + ", from which the command was given, is not there";
    }
    for (var place : contents.entrySet()) {
      String here = content(Path.of(place.getKey()));
      if (!here.equals(place.getValue())) {
        return place.getKey()
            + " is "
            + here
            + " here, and "
            + place.getValue()
            + " where the command was given";
      }
    }
    return "";
  }

  /** Takes the probe away. */
  void remove() throws IOException {
    Files.deleteIfExists(Path.of(probe));
  }
}
