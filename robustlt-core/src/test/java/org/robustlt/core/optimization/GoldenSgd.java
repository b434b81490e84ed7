package org.robustlt.core.optimization;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What golden files tell of an optimizer, in a sentence with the call that makes it in PyTorch. */
public final class GoldenSgd {
  private static final Pattern CALL = Pattern.compile("SGD\\(([^)]*)\\)");
  private static final Pattern ARGUMENT = Pattern.compile("(\\w+)=([\\w.+-]+)");

  /** What all files are made with that do not say otherwise. */
  private static final SgdOptions PUBLISHED = new SgdOptions(0.1, 0.9, true, 5e-4);

  private GoldenSgd() {}

  /** Returns the options in {@code ... SGD(lr=.1, momentum=.9, ...) ...}. */
  public static SgdOptions options(String sentence) {
    Matcher call = CALL.matcher(sentence);
    if (!call.find()) {
      return PUBLISHED;
    }
    Map<String, String> arguments = arguments(call.group(1));
    return new SgdOptions(
        number(arguments, "lr", PUBLISHED.learningRate()),
        number(arguments, "momentum", 0),
        arguments.getOrDefault("nesterov", "False").equals("True"),
        number(arguments, "weight_decay", 0));
  }

  /** Returns the largest norm of a gradient in {@code ... clip_grad_norm_(max_norm=1.0) ...}. */
  static double largestNorm(String sentence) {
    return number(arguments(sentence), "max_norm", 1);
  }

  private static Map<String, String> arguments(String sentence) {
    Map<String, String> arguments = new HashMap<>();
    Matcher argument = ARGUMENT.matcher(sentence);
    while (argument.find()) {
      arguments.put(argument.group(1), argument.group(2));
    }
    return arguments;
  }

  private static double number(Map<String, String> arguments, String name, double missing) {
    return arguments.containsKey(name) ? Double.parseDouble(arguments.get(name)) : missing;
  }
}
