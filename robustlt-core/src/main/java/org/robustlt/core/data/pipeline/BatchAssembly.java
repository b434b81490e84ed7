package org.robustlt.core.data.pipeline;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.DataException;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.api.data.Mixing;
import org.robustlt.api.data.Overlay;
import org.robustlt.api.random.RandomSource;
import org.robustlt.core.guard.ComponentException;

/** Reads, augments and mixes the images of a batch and puts them into a buffer. */
record BatchAssembly(
    LabeledImages images, List<Augmentation> augmentations, Mixing mixing, RandomSource random) {
  /** The memory that a thread needs for this. */
  final class Worker {
    private final ImageShape shape = images.shape();
    private final byte[] batch;
    private byte[] image = new byte[shape.size()];
    private byte[] augmented = new byte[shape.size()];

    Worker(int batchSize) {
      batch = new byte[Math.multiplyExact(batchSize, shape.size())];
    }

    /** Fills the buffer with the images of the plan from the given position on. */
    void assemble(EpochPlan plan, int from, BatchBuffer buffer) {
      RandomSource epoch = random.at(plan.epoch());
      for (int i = 0; i < buffer.size(); i++) {
        int index = plan.order()[from + i];
        prepare(index, epoch.at(index).at(plan.repetitions()[from + i]));
        System.arraycopy(image, 0, batch, i * shape.size(), shape.size());
        buffer.label(i, images.label(index), index);
      }
      Optional<Overlay> overlay =
          mixing.draw(shape, random.at("mixing").at(plan.epoch()).at(from).generator());
      overlay.ifPresentOrElse(o -> buffer.mix(batch, o), () -> buffer.fill(batch));
    }

    private void prepare(int index, RandomSource draws) {
      try {
        images.read(index, image, 0);
        for (int a = 0; a < augmentations.size(); a++) {
          augmentations.get(a).augment(image, shape, draws.at(a).generator(), augmented);
          byte[] spare = image;
          image = augmented;
          augmented = spare;
        }
      } catch (DataException e) {
        throw e;
      } catch (ComponentException e) {
        throw e.at(images.name(index));
      } catch (UncheckedIOException e) {
        throw new DataException(images.name(index) + " cannot be read: " + e.getMessage(), e);
      } catch (RuntimeException e) {
        throw new IllegalStateException(images.name(index) + " cannot be prepared: " + e, e);
      }
    }
  }
}
