package org.robustlt.core.optimization;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What golden files tell of an optimizer, in a sentence with the call that makes it in PyTorch. */
public final class GoldenSgd {
  private GoldenSgd() {}

  /** Returns the options in {@code ... SGD(lr=.1, momentum=.9, ...) ...}. */
  public static SgdProvider.Options options(String sentence) {
    String call = group("SGD\\(([^)]*)\\)", sentence);
    return new SgdProvider.Options(
        number(call, "lr"),
        number(call, "momentum"),
        group("nesterov=(\\w+)", call).equals("True"),
        number(call, "weight_decay"));
  }

  /** Returns the number that a sentence gives an argument. */
  static double number(String sentence, String argument) {
    return Double.parseDouble(group(argument + "=([0-9.e+-]+)", sentence));
  }

  private static String group(String pattern, String sentence) {
    Matcher matcher = Pattern.compile(pattern).matcher(sentence);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in: " + sentence);
    }
    return matcher.group(1);
  }
}
