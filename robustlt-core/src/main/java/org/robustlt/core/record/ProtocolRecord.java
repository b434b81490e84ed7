package org.robustlt.core.record;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How an accuracy was measured. Two numbers may be compared only if the hashes are equal.
 *
 * @param name the protocol's name, with the checkpoint and the limit if they are not the usual ones
 * @param version the version of its definition
 * @param hash digest of everything else
 * @param attack the attack
 * @param options the attack's options, as recipes spell them
 * @param objective what the attack maximizes
 * @param epsilon the radius of every example, pixel scale
 * @param bounds the range of pixel values
 * @param batchNorm what batch normalization uses
 * @param seed the root of the attack's randomness
 * @param testSet which images, and how many of each class
 * @param groups the rule that makes classes head, medium or tail
 * @param checkpoint which weights: {@code last} or {@code best}
 */
public record ProtocolRecord(
    String name,
    int version,
    String hash,
    String attack,
    Map<String, String> options,
    String objective,
    String epsilon,
    String bounds,
    String batchNorm,
    long seed,
    String testSet,
    String groups,
    String checkpoint) {
  private static final int SHOWN_DIGITS = 12;

  /** Sorts the options. */
  public ProtocolRecord {
    options = ImmutableSortedMap.copyOf(options);
  }

  /** Returns all but name and hash as text, options as {@code options.<name>}. */
  public Map<String, String> settings() {
    Map<String, String> settings = Facts.of(this);
    settings.keySet().removeAll(List.of("name", "hash"));
    return settings;
  }

  /** Returns the settings in which the other protocol differs, as {@code name: this and that}. */
  public List<String> differences(ProtocolRecord other) {
    Map<String, String> here = settings();
    Map<String, String> there = other.settings();
    return Stream.of(here, there)
        .flatMap(each -> each.keySet().stream())
        .distinct()
        .filter(key -> !Objects.equals(here.get(key), there.get(key)))
        .map(
            key ->
                key
                    + ": "
                    + here.getOrDefault(key, "absent")
                    + " and "
                    + there.getOrDefault(key, "absent"))
        .toList();
  }

  /** Returns a record of the same ways with other groups of classes. */
  public ProtocolRecord grouped(String rule) {
    return other(name, options, epsilon, rule);
  }

  /** Returns a record of the same ways over several radii, under another name. */
  public ProtocolRecord over(String label, String epsilons) {
    return other(label, options, epsilons, groups);
  }

  /** Returns a record of the same attack made on another network, under another name. */
  public ProtocolRecord transferred(String label, String from) {
    Map<String, String> ways = new LinkedHashMap<>(options);
    ways.put("transferFrom", from);
    return other(label, ways, epsilon, groups);
  }

  private ProtocolRecord other(
      String otherName, Map<String, String> ways, String radii, String rule) {
    return new ProtocolRecord(
            otherName,
            version,
            "",
            attack,
            ways,
            objective,
            radii,
            bounds,
            batchNorm,
            seed,
            testSet,
            rule,
            checkpoint)
        .hashed();
  }

  /** Returns the same record with the digest of its content as the hash. */
  public ProtocolRecord hashed() {
    String content =
        String.join(
            "\n",
            name,
            Integer.toString(version),
            attack,
            options.toString(),
            objective,
            epsilon,
            bounds,
            batchNorm,
            Long.toString(seed),
            testSet,
            groups,
            checkpoint);
    String digest = Hashing.sha256().hashString(content, StandardCharsets.UTF_8).toString();
    return new ProtocolRecord(
        name,
        version,
        digest.substring(0, SHOWN_DIGITS),
        attack,
        options,
        objective,
        epsilon,
        bounds,
        batchNorm,
        seed,
        testSet,
        groups,
        checkpoint);
  }
}
