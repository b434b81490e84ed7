package org.robustlt.core.interchange;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ways in which implementations name the layers of one network, and how each becomes the way of the
 * networks here, which is that of the published code.
 */
enum NamingFamily {
  /** torchvision: the projection of a residual block. */
  TORCHVISION("downsample\\.", "shortcut."),
  /** A stem that is a sequence of convolution and batch normalization. */
  STEM("^conv1\\.0\\.", "conv1.", "^conv1\\.1\\.", "bn1."),
  /** Residual blocks as one sequence, under {@code conv2_x} … or {@code layer1} …. */
  RESIDUAL_FUNCTION(
      "^conv2_x\\.", "layer1.",
      "^conv3_x\\.", "layer2.",
      "^conv4_x\\.", "layer3.",
      "^conv5_x\\.", "layer4.",
      "residual_function\\.0\\.", "conv1.",
      "residual_function\\.1\\.", "bn1.",
      "residual_function\\.3\\.", "conv2.",
      "residual_function\\.4\\.", "bn2.",
      "residual_function\\.6\\.", "conv3.",
      "residual_function\\.7\\.", "bn3."),
  /** Wide residual networks with blocks under {@code layer1} … instead of {@code block1.layer}. */
  WIDE_LAYERS(
      "^layer([123])\\.(\\d+)\\.", "block$1.layer.$2.",
      "shortcut\\.0\\.", "convShortcut.",
      "^bn\\.", "bn1."),
  /** VGG whose linear layers stand behind dropout. */
  VGG("^classifier\\.1\\.", "classifier.0.", "^classifier\\.4\\.", "classifier.3."),
  /** Pre-activation networks of DeepMind's code. */
  DEEPMIND(
      "^conv_2d\\.", "conv1.",
      "^layer_0\\.", "layer1.",
      "^layer_1\\.", "layer2.",
      "^layer_2\\.", "layer3.",
      "^layer_3\\.", "layer4.",
      "\\.batchnorm_0\\.", ".bn1.",
      "\\.batchnorm_1\\.", ".bn2.",
      "\\.conv_2d_1\\.", ".conv1.",
      "\\.conv_2d_2\\.", ".conv2.",
      "\\.shortcut\\.weight", ".shortcut.0.weight",
      "^batchnorm\\.", "bn."),
  /** A last batch normalization that is called as the first one of others. */
  LAST_NORMALIZATION("^bn1\\.", "bn.");

  @SuppressWarnings("ImmutableEnumChecker") // patterns never change
  private final ImmutableList<Rule> rules;

  /** What is replaced by what. */
  private record Rule(Pattern pattern, String replacement) {}

  NamingFamily(String... rules) {
    ImmutableList.Builder<Rule> all = ImmutableList.builder();
    for (int i = 0; i < rules.length; i += 2) {
      all.add(new Rule(Pattern.compile(rules[i]), rules[i + 1]));
    }
    this.rules = all.build();
  }

  /** Returns what a name is here if it is one of this family. */
  String rename(String name) {
    String renamed = name;
    for (Rule rule : rules) {
      Matcher matcher = rule.pattern().matcher(renamed);
      renamed = matcher.replaceAll(rule.replacement());
    }
    return renamed;
  }

  /** Returns what a name may be here, in every family and in torchvision's and another one. */
  static List<String> names(String name) {
    List<String> names = new ArrayList<>();
    for (NamingFamily family : values()) {
      String renamed = family.rename(name);
      if (!renamed.equals(name)) {
        names.add(renamed);
      }
    }
    names.add(joined(name));
    return names;
  }

  /** Returns what a name is here if a network mixes the ways of ResNets. */
  static String joined(String name) {
    return STEM.rename(RESIDUAL_FUNCTION.rename(TORCHVISION.rename(name)));
  }
}
