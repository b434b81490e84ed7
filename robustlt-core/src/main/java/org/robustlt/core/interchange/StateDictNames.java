package org.robustlt.core.interchange;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.robustlt.api.network.NetworkDescription;
import org.robustlt.api.network.NetworkDescription.NamedParameter;

/**
 * How the names of widely used implementations become ours.
 *
 * <ul>
 *   <li>What wraps the whole network is taken away: {@code module.} of DataParallel, {@code model.}
 *       and others.
 *   <li>Networks without a separate backbone get one: {@code block1.layer.0.conv1.weight} is {@code
 *       backbone.block1.layer.0.conv1.weight}, and {@code fc}, {@code linear}, {@code logits} … are
 *       the classifier.
 *   <li>{@code downsample} of torchvision is {@code shortcut}.
 * </ul>
 */
final class StateDictNames {
  private static final List<String> WRAPPERS =
      List.of("module.", "model.", "net.", "network.", "base_model.", "_orig_mod.", "0.", "1.");

  /** Kept by published code and never read: counters, and a block that is not part of the net. */
  private static final Pattern UNREAD =
      Pattern.compile("(.*\\.)?(num_batches_tracked|moving_ed)|(.*\\.)?sub_block1\\..*");

  private static final Pattern HEAD =
      Pattern.compile("(fc|linear|logits|head|output|classifier|classifier\\.fc)\\.(weight|bias)");

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
    return new StateDictNames(
        known, network.nodes().get(network.logits()).name(), wrapper(known, names));
  }

  private static String wrapper(Set<String> known, Collection<String> names) {
    StringBuilder wrapper = new StringBuilder();
    List<String> rest = names.stream().filter(StateDictNames::isRead).toList();
    boolean found = true;
    while (found && rest.stream().noneMatch(known::contains)) {
      found = false;
      for (String prefix : WRAPPERS) {
        if (!rest.isEmpty() && rest.stream().allMatch(name -> name.startsWith(prefix))) {
          wrapper.append(prefix);
          rest = rest.stream().map(name -> name.substring(prefix.length())).toList();
          found = true;
        }
      }
    }
    return wrapper.toString();
  }

  /** Returns whether a network reads the array of a name in a file. */
  static boolean isRead(String name) {
    return !UNREAD.matcher(name).matches() && !InputStatistics.isName(name);
  }

  /** Returns our name, or the file's own where it is none that we know. */
  String ours(String name) {
    String inner = name.startsWith(wrapper) ? name.substring(wrapper.length()) : name;
    if (known.contains(inner)) {
      return inner;
    }
    String renamed =
        HEAD.matcher(inner).matches()
            ? classifier + inner.substring(inner.lastIndexOf('.'))
            : BACKBONE + inner.replace(".downsample.", ".shortcut.");
    return known.contains(renamed) ? renamed : name;
  }
}
