package org.robustlt.core.training;

import org.robustlt.core.data.BatchSource;
import org.robustlt.core.engine.Network;
import org.robustlt.core.evaluation.Evaluation;
import org.robustlt.core.progress.RunEvent;
import org.robustlt.core.progress.RunListener;
import org.robustlt.core.record.AccuracyRecord;

/**
 * Measures natural and robust accuracy on the images that were held out.
 *
 * @param images the images
 * @param robust attacks them
 * @param every the epochs between two validations
 */
public record Validator(BatchSource images, Evaluation robust, int every) {

  /** Returns whether an epoch is followed by a validation; the last one always is. */
  boolean follows(int epoch, int epochs) {
    return epoch % every == 0 || epoch == epochs;
  }

  AccuracyRecord.Pair validate(Network network, RunListener listener) {
    int count = images.images();
    return new AccuracyRecord.Pair(
        AccuracyRecord.of(
            Evaluation.natural(
                network, images, done -> listener.on(new RunEvent.Validating(done, 2 * count)))),
        AccuracyRecord.of(
            robust.run(
                network,
                images,
                done -> listener.on(new RunEvent.Validating(count + done, 2 * count)))));
  }

  /** Returns the lowest robust accuracy of a class that has images. */
  double worstClass(Network network, RunListener listener) {
    int count = images.images();
    return robust
        .run(network, images, done -> listener.on(new RunEvent.Validating(done, count)))
        .worstClass();
  }
}
