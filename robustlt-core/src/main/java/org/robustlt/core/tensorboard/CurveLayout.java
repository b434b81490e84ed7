package org.robustlt.core.tensorboard;

import java.util.List;
import java.util.Optional;
import org.tensorflow.framework.Summary;

/**
 * Which curves stand in one chart under "Custom Scalars": head, medium and tail beside each other.
 */
final class CurveLayout {
  private static final List<String> SUMMARIES = List.of("overall", "balanced");

  private CurveLayout() {}

  static Summary of(List<String> groups) {
    Message layout =
        new Message()
            .add(1, 0L)
            .add(2, category("natural accuracy", "natural/", groups))
            .add(2, category("robust accuracy", "robust/", groups))
            .add(
                2,
                new Message()
                    .add(1, "budget")
                    .add(2, chart("mean ε of the groups", "budget/", groups)));
    return Summary.newBuilder()
        .addValue(
            Event.ofPlugin(
                "custom_scalars__config__",
                "custom_scalars",
                new byte[0],
                Optional.of(layout.bytes())))
        .build();
  }

  private static Message category(String title, String lead, List<String> groups) {
    return new Message()
        .add(1, title)
        .add(2, chart("training, by group", lead, groups))
        .add(2, chart("validation, by group", "validation/" + lead, groups))
        .add(2, chart("training", lead, SUMMARIES))
        .add(2, chart("validation", "validation/" + lead, SUMMARIES));
  }

  private static Message chart(String title, String lead, List<String> names) {
    String expression = "^" + lead + "(" + String.join("|", names) + ")$";
    return new Message().add(1, title).add(2, new Message().add(1, expression));
  }
}
