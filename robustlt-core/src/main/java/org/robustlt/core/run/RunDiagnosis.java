package org.robustlt.core.run;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.robustlt.api.component.ComponentContext;
import org.robustlt.api.network.BatchNormMode;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.adversary.NetworkClassifier;
import org.robustlt.core.checkpoint.CheckpointStore;
import org.robustlt.core.data.ImageSelection;
import org.robustlt.core.diagnosis.MaskingAttacks;
import org.robustlt.core.diagnosis.MaskingDiagnosis;
import org.robustlt.core.diagnosis.MaskingReport;
import org.robustlt.core.engine.Network;
import org.robustlt.core.evaluation.StratifiedSample;
import org.robustlt.core.evaluation.TestImages;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.lease.Lease;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.recipe.Recipe;

/**
 * Looks for masked gradients in a network of a run, and writes what it found.
 *
 * @param recipe what was trained
 * @param directory where the result goes
 * @param data whose test images are looked at
 * @param network with the weights to look at
 * @param context what attacks know of the run
 * @param listener hears of the progress
 */
record RunDiagnosis(
    Recipe recipe,
    RunDirectory directory,
    RunData data,
    Network network,
    ComponentContext context,
    RunListener listener) {
  /** Fewer images of a class tell nothing. */
  private static final int LEAST = 5;

  /**
   * Candidates for every image that is looked at: of weak classes, few are classified correctly.
   */
  private static final int CANDIDATES = 10;

  private static final RandomSource RANDOM = RandomSource.ofSeed(0).at("masking");

  /**
   * Looks at some test images of every class.
   *
   * @param perClass how many of each class that are classified correctly
   * @param weights the file that the network's weights come from
   * @throws RunException if there are fewer than {@value #LEAST} per class, or the directory cannot
   *     be written to
   */
  MaskingReport run(
      MaskingAttacks attacks, int perClass, CheckpointStore.Which which, Path weights) {
    if (perClass < LEAST) {
      throw new RunException(
          "a diagnosis needs at least " + LEAST + " images of each class, got " + perClass);
    }
    double epsilon = recipe.budget().epsilon().value();
    int[] labels = ImageSelection.labels(data.dataSet().test());
    int classes = context.classes();
    int candidates = (int) Math.min((long) CANDIDATES * perClass * classes, labels.length);
    int[] sample = StratifiedSample.draw(labels, classes, candidates, RANDOM.at("sample"));
    List<String> names = data.dataSet().classNames();
    MaskingReport report;
    try (Lease lease = directory.takeEvaluation("masking-" + which.label());
        NetworkClassifier classifier =
            new NetworkClassifier(network, BatchNormMode.RUNNING_STATISTICS)) {
      report =
          MaskingReport.of(
              which.label(),
              digest(weights),
              epsilon,
              names,
              MaskingDiagnosis.of(attacks, context, epsilon, RANDOM, recipe.training().batchSize())
                  .run(
                      classifier,
                      new TestImages(data.dataSet().test(), network.type()),
                      sample,
                      LEAST,
                      perClass,
                      (done, parts) -> listener.on(new RunEvent.Diagnosing(done, parts))));
      AtomicFile.write(
          directory.masking(which),
          lease,
          target -> Files.writeString(target, SealedJson.pages(report)));
    } catch (IOException e) {
      throw RunDirectory.unwritable(directory.masking(which), e);
    }
    listener.on(new RunEvent.Diagnosed(report));
    return report;
  }

  private static String digest(Path file) throws IOException {
    return com.google.common.io.Files.asByteSource(file.toFile()).hash(Hashing.sha256()).toString();
  }
}
