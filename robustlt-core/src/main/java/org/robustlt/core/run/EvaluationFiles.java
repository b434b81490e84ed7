package org.robustlt.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.robustlt.core.checkpoint.CheckpointFile;
import org.robustlt.core.checkpoint.CheckpointManifest;
import org.robustlt.core.checkpoint.RunIdentity;
import org.robustlt.core.diagnosis.SignTest;
import org.robustlt.core.evaluation.ExampleOutcomes;
import org.robustlt.core.file.AtomicFile;
import org.robustlt.core.file.FileFormatException;
import org.robustlt.core.file.SealedJson;
import org.robustlt.core.lease.Lease;
import org.robustlt.core.record.CurveRecord;
import org.robustlt.core.record.EvaluationRecord;

/**
 * Makes results of what was measured, and keeps them in the directory of the run.
 *
 * @param directory where results go
 */
record EvaluationFiles(RunDirectory directory) {

  /**
   * What results come from.
   *
   * @param checkpoint the weights that were measured
   * @param images the images, each checked when it was read
   * @param lease the right to write
   */
  record Source(CheckpointManifest checkpoint, RunImages images, Lease lease) {}

  /**
   * What stands in a result beside the numbers.
   *
   * @param run the run's identity
   * @param images a digest of the test images' pixels
   * @param token the number of the lease under which it was written
   */
  private record Origin(RunIdentity run, String images, long token) {}

  /** Writes the result at one radius; of an attack that looks for the nearest images, the curve. */
  EvaluationRecord write(EvaluationPlan plan, ExampleOutcomes outcomes, Source source)
      throws IOException {
    EvaluationRecord result =
        EvaluationRecord.of(
            plan.description(),
            source.checkpoint(),
            EvaluationCounts.of(outcomes, plan, transfer(plan, outcomes)),
            plan.groups(),
            plan.weights());
    AtomicFile.write(
        directory.examples(plan.label()),
        source.lease(),
        target -> ExamplesFile.write(target, outcomes, plan.description(), plan.stages().names()));
    write(directory.evaluation(plan.label()), result, plan, source);
    if (plan.stages().isMinimumNorm()) {
      writeCurve(plan, outcomes, source);
    }
    return result;
  }

  /** Writes the result at many radii. */
  CurveRecord writeCurve(EvaluationPlan plan, ExampleOutcomes outcomes, Source source)
      throws IOException {
    CurveRecord curve =
        CurveRecord.of(
            plan.description(),
            source.checkpoint(),
            outcomes,
            plan.stages().norm(),
            plan.curve(),
            plan.stages().isMinimumNorm(),
            plan.groups(),
            plan.weights());
    Files.createDirectories(directory.curves());
    AtomicFile.write(
        directory.distances(plan.label()),
        source.lease(),
        target -> DistancesFile.write(target, outcomes, plan.description()));
    write(directory.curve(plan.label()), curve, plan, source);
    return curve;
  }

  private static void write(Path file, Object result, EvaluationPlan plan, Source source)
      throws IOException {
    Origin origin =
        new Origin(
            source.checkpoint().identity(),
            source.images().test().digest(plan.sample().indices()),
            source.lease().token());
    AtomicFile.write(
        file,
        source.lease(),
        target -> Files.writeString(target, SealedJson.pages(result, origin)));
  }

  /** Compares a transfer attack, image by image, with the attack on the network itself. */
  private Optional<EvaluationRecord.Transfer> transfer(
      EvaluationPlan plan, ExampleOutcomes outcomes) throws IOException {
    if (plan.surrogate().isEmpty()) {
      return Optional.empty();
    }
    Surrogate surrogate = plan.surrogate().get();
    long[] own = ExamplesFile.brokenBy(directory.examples(plan.options().label(plan.protocol())));
    int[] transferred = outcomes.brokenBy();
    int onlyByTransfer = 0;
    int onlyByOwn = 0;
    for (int i = 0; i < transferred.length; i++) {
      boolean stands = transferred[i] == ExampleOutcomes.WITHSTOOD;
      boolean stood = own[i] == ExampleOutcomes.WITHSTOOD;
      onlyByTransfer += stood && !stands ? 1 : 0;
      onlyByOwn += stands && !stood ? 1 : 0;
    }
    return Optional.of(
        new EvaluationRecord.Transfer(
            surrogate.name(),
            surrogate.weights(),
            onlyByTransfer,
            onlyByOwn,
            SignTest.isSignificant(onlyByTransfer, onlyByOwn)));
  }

  /** Returns whether a file holds a result of these weights under a plan. */
  static boolean isWritten(Path file, EvaluationPlan plan, CheckpointManifest checkpoint) {
    try {
      return isOf(SealedJson.read(file).tree(), plan, checkpoint.weights());
    } catch (NoSuchFileException | FileFormatException e) {
      return false;
    } catch (IOException e) {
      throw new RunException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Returns whether there is a result of a checkpoint under a plan, whichever program wrote it.
   *
   * @throws FileFormatException if it is damaged
   */
  boolean isDone(EvaluationPlan plan, Path checkpoint) {
    Path file = directory.evaluation(plan.label());
    try {
      SealedJson result = SealedJson.read(file);
      String weights =
          result.proven()
              ? new CheckpointFile(checkpoint).readManifest().weights()
              : MoreFiles.asByteSource(checkpoint).hash(Hashing.sha256()).toString();
      return isOf(result.tree(), plan, weights);
    } catch (NoSuchFileException e) {
      return false;
    } catch (FileFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new RunException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isOf(JsonNode result, EvaluationPlan plan, String weights) {
    return result.path("protocol").path("hash").asText().equals(plan.description().hash())
        && result.path("weights").asText().equals(weights);
  }
}
