package example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.robustlt.Comparison;
import org.robustlt.RobustLt;
import org.robustlt.api.training.EpochFinished;
import org.robustlt.api.training.TrainingEvent;
import org.robustlt.core.recipe.Recipe;
import org.robustlt.core.record.EvaluationRecord;

/** Trains, evaluates, compares and attacks, in a program of its own. */
public final class Embedding {
  private static final String[] SMALL = {
    "data.use=fashion-mnist-mini",
    "data.imbalance={use: exponential, ratio: 10, largest: 60}",
    "model={use: small-cnn, width: 2}",
    "training={epochs: 2, monitor: off}",
    "attack={use: fgsm}",
    "evaluation.protocols=[natural, fgsm]"
  };

  private Embedding() {}

  /** Runs in the folder that the argument names, or in a temporary one. */
  public static void main(String[] arguments) throws IOException {
    Path runs =
        arguments.length > 0 ? Path.of(arguments[0]) : Files.createTempDirectory("robustlt");
    RobustLt robustLt = RobustLt.ofClassPath().withListener(Embedding::heard);

    Recipe plain = robustLt.recipe("PGD-AT", SMALL);
    Recipe rebalanced = robustLt.recipe("PGD-AT + RobustLT", with("budget.use=robustlt"));

    for (EvaluationRecord evaluation : robustLt.train(plain, runs.resolve("pgd-at"))) {
      print(evaluation.protocol().name() + " accuracy", evaluation.overall());
    }
    print("pgd-10 accuracy", robustLt.evaluate(runs.resolve("pgd-at"), "pgd-10").overall());

    Comparison comparison =
        robustLt.compare(List.of(plain, rebalanced), List.of(1L, 2L), runs.resolve("compared"));
    for (Recipe recipe : List.of(plain, rebalanced)) {
      String name = recipe.name();
      print(name + ", fgsm", comparison.mean(name, "fgsm", EvaluationRecord::balanced));
    }

    INDArray images = Nd4j.rand(8, 1, 4, 4);
    int[] labels = {0, 1, 0, 1, 0, 1, 0, 1};
    INDArray adversarial = robustLt.attack(new Brightness(), images, labels, 0.1, "pgd-20");
    print("largest change", adversarial.sub(images).normmaxNumber().doubleValue());
  }

  private static String[] with(String setting) {
    String[] settings = Arrays.copyOf(SMALL, SMALL.length + 1);
    settings[SMALL.length] = setting;
    return settings;
  }

  private static void heard(TrainingEvent event) {
    if (event instanceof EpochFinished finished) {
      System.out.println("epoch " + finished.progress().epoch() + " is done");
    }
  }

  private static void print(String what, double value) {
    System.out.printf(Locale.ROOT, "%s: %.3f%n", what, value);
  }
}
