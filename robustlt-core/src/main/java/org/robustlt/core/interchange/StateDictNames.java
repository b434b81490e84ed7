package org.robustlt.core.interchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.NetworkDescription.NamedParameter;
import org.robustlt.core.file.SavedArray;

/**
 * How the names of widely used implementations become ours.
 *
 * <ul>
 *   <li>What wraps the whole network is taken away, whatever it is called: {@code module.} of
 *       DataParallel, {@code model.}, {@code attacker.model.} and others.
 *   <li>What compiled or sharded modules put between is taken away: {@code _orig_mod.}.
 *   <li>Networks without a separate backbone get one: {@code block1.layer.0.conv1.weight} is {@code
 *       backbone.block1.layer.0.conv1.weight}, and {@code fc}, {@code linear}, {@code logits} … are
 *       the classifier.
 *   <li>The names of {@link NamingFamily} are those of the networks here.
 * </ul>
 */
final class StateDictNames {
  private static final int DEEPEST_WRAPPER = 5;

  /** Kept by published code and never read: counters, and a block that is not part of the net. */
  private static final Pattern UNREAD =
      Pattern.compile(
          "(.*\\.)?(num_batches_tracked|moving_ed|n_averaged|_extra_state|total_ops|total_params)"
              + "|(.*\\.)?sub_block1\\..*");

  private static final Pattern BETWEEN =
      Pattern.compile("(?<=^|\\.)(_orig_mod|_checkpoint_wrapped_module|_fsdp_wrapped_module)\\.");

  private static final Pattern HEAD =
      Pattern.compile(
          "(fc|linear|logits|head|heads|last_linear|output|classifier|classifier\\.(fc|\\d+))"
              + "\\.(weight|bias)");

  private static final String BACKBONE = "backbone.";

  private final Set<String> known;
  private final String classifier;
  private final String wrapper;

  private StateDictNames(Set<String> known, String classifier, String wrapper) {
    this.known = known;
    this.classifier = classifier;
    this.wrapper = wrapper;
  }

  /** Finds out how a file calls the parameters of a network. */
  static StateDictNames of(NetworkDescription network, Collection<String> names) {
    Set<String> known =
        network.parameters().map(NamedParameter::name).collect(Collectors.toUnmodifiableSet());
    String classifier = network.nodes().get(network.logits()).name();
    StateDictNames best = new StateDictNames(known, classifier, "");
    long most = -1;
    for (String wrapper : wrappers(names)) {
      StateDictNames candidate = new StateDictNames(known, classifier, wrapper);
      long understood = candidate.understood(names);
      if (understood > most) {
        best = candidate;
        most = understood;
      }
    }
    return best;
  }

  /** Every beginning of a name that ends with a dot, the shortest first. */
  static List<String> wrappers(Collection<String> names) {
    Set<String> wrappers = new LinkedHashSet<>(Set.of(""));
    for (String name : names) {
      String plain = plain(name);
      int dot = plain.indexOf('.');
      for (int depth = 0; dot > 0 && depth < DEEPEST_WRAPPER; depth++) {
        wrappers.add(plain.substring(0, dot + 1));
        dot = plain.indexOf('.', dot + 1);
      }
    }
    List<String> sorted = new ArrayList<>(wrappers);
    sorted.sort((a, b) -> Integer.compare(a.length(), b.length()));
    return sorted;
  }

  private long understood(Collection<String> names) {
    return names.stream().map(this::ours).filter(known::contains).distinct().count();
  }

  /** Returns whether a network reads the array of a name in a file. */
  static boolean isRead(String name) {
    return !UNREAD.matcher(name).matches() && !InputStatistics.isName(name);
  }

  /**
   * Returns whether an array stands beside the network: single numbers are no parameters, and what
   * is outside of all that wraps the network is none of its layers unless it is a matrix (losses
   * with a weight for each class, counts of metrics).
   */
  boolean isBeside(String name, SavedArray array) {
    if (array instanceof Unreadable) {
      return false;
    }
    return array.shape().isEmpty()
        || (array.shape().size() < 2 && !wrapper.isEmpty() && !plain(name).startsWith(wrapper));
  }

  /** Returns whether a name ends as the weight or bias of a classifier. */
  static boolean isHead(String name, String array) {
    String end = name.replaceFirst("^(.*\\.)?(?=(classifier\\.)?[a-z_]+\\.(weight|bias)$)", "");
    return HEAD.matcher(end).matches() && end.endsWith(array);
  }

  /** Returns a name without what compiled or sharded modules put between its parts. */
  static String plain(String name) {
    return BETWEEN.matcher(name).replaceAll("");
  }

  /** Returns our name, or the file's own where it is none that we know. */
  String ours(String name) {
    String plain = plain(name);
    if (!plain.startsWith(wrapper)) {
      return known.contains(plain) ? plain : name;
    }
    String inner = plain.substring(wrapper.length());
    for (String form : forms(inner)) {
      if (known.contains(form)) {
        return form;
      }
    }
    return name;
  }

  private List<String> forms(String inner) {
    List<String> forms = new ArrayList<>(List.of(inner));
    for (String encoder : List.of("", "encoder.", "feature_extractor.", "base.", "features.")) {
      if (inner.startsWith(encoder)) {
        String rest = inner.substring(encoder.length());
        forms.add(BACKBONE + rest);
        NamingFamily.names(rest).forEach(name -> forms.add(BACKBONE + name));
      }
    }
    if (HEAD.matcher(inner).matches()) {
      forms.add(classifier + inner.substring(inner.lastIndexOf('.')));
    }
    return forms;
  }
}
