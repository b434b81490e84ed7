package org.robustlt.core.architecture;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names of architectures as people write them: {@code WideResNet-34-10}, {@code ResNet18}. */
public final class ArchitectureNames {
  private static final List<Spelling> SPELLINGS =
      List.of(
          spelling(
              "(?:wide-?res-?net|wide-?residual-?network|wresnet|wrn)-?(\\d{2})-?(\\d{1,2})",
              "wrn-$1-$2"),
          spelling(
              "(?:wide-?res-?net|wide-?residual-?network|wresnet|wrn)-(\\d{1,4})-(\\d{1,3})",
              "wrn-$1-$2"),
          spelling("(?:pre-?act-?(?:ivation-?)?res-?net|prn|parn)-?(\\d{1,4})", "preact-resnet-$1"),
          spelling("(?:res-?net|rn)-?(8|14|20|26|32|44|56|110|1202)", "cifar-resnet-$1"),
          spelling("(?:res-?net|rn)-?(\\d{1,4})", "resnet-$1"),
          spelling("vgg-?(\\d{2})-?bn", "vgg-$1-bn"),
          spelling("(vit|deit)-?(?:ti|tiny)(?:-patch-?4(?:-\\d+)?)?", "$1-tiny"),
          spelling("(vit|deit)-?(?:s|small)(?:-patch-?4(?:-\\d+)?)?", "$1-small"));

  private ArchitectureNames() {}

  /** A way to write a family's names, and the way that recipes have. */
  private record Spelling(Pattern pattern, String plain) {}

  private static Spelling spelling(String pattern, String plain) {
    return new Spelling(Pattern.compile(pattern), plain);
  }

  /** Returns a name as recipes have it; the same name if it is none that people write otherwise. */
  public static String plain(String name) {
    String words = name.strip().toLowerCase(Locale.ROOT).replaceAll("[_\\s]+", "-");
    for (Spelling spelling : SPELLINGS) {
      if (spelling.pattern().matcher(words).matches()) {
        return spelling.pattern().matcher(words).replaceFirst(spelling.plain());
      }
    }
    return name;
  }
}
