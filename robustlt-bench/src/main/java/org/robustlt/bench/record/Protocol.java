package org.robustlt.bench.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How an accuracy was measured. Numbers compare only if the hashes of their protocols are equal.
 *
 * @param name such as {@code pgd-20}
 * @param hash the digest of everything that changes the number
 * @param settings all entries but name and hash, as text, in the order of the file
 */
public record Protocol(String name, String hash, Map<String, String> settings) {
  /** Copies the settings. */
  public Protocol {
    settings = new LinkedHashMap<>(settings);
  }

  /** Returns whether the last weights were measured of a run that has more epochs by now. */
  public boolean isBehind(int epochs) {
    String epoch = settings.getOrDefault("epoch", "");
    return settings.getOrDefault("checkpoint", "").equals("last")
        && epoch.matches("[0-9]{1,9}")
        && Integer.parseInt(epoch) < epochs;
  }

  /** Returns the settings in which the other protocol differs, as {@code name: this, that}. */
  public List<String> differences(Protocol other) {
    List<String> differences = new ArrayList<>();
    Map<String, String> union = new LinkedHashMap<>(settings);
    other.settings.forEach(union::putIfAbsent);
    for (String key : union.keySet()) {
      String here = settings.getOrDefault(key, "absent");
      String there = other.settings.getOrDefault(key, "absent");
      if (!Objects.equals(here, there)) {
        differences.add(key + ": " + here + " and " + there);
      }
    }
    return differences;
  }
}
