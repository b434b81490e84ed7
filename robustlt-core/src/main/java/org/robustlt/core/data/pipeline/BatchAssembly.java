package org.robustlt.core.data.pipeline;

import java.util.List;
import org.robustlt.api.data.Augmentation;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;
import org.robustlt.api.random.RandomSource;

/** Reads and augments the images of a batch and puts them into a buffer. */
record BatchAssembly(LabeledImages images, List<Augmentation> augmentations, RandomSource random) {
  /** The memory that a thread needs for this. */
  final class Worker {
    private final ImageShape shape = images.shape();
    private byte[] image = new byte[shape.size()];
    private byte[] augmented = new byte[shape.size()];

    /** Fills the buffer with the images of the plan from the given position on. */
    void assemble(EpochPlan plan, int from, BatchBuffer buffer) {
      for (int i = 0; i < buffer.size(); i++) {
        int index = plan.order()[from + i];
        images.read(index, image, 0);
        if (!augmentations.isEmpty()) {
          augment(random.at(plan.epoch()).at(index).at(plan.repetitions()[from + i]));
        }
        buffer.put(i, image, images.label(index), index);
      }
    }

    private void augment(RandomSource draws) {
      for (int a = 0; a < augmentations.size(); a++) {
        augmentations.get(a).augment(image, shape, draws.at(a).generator(), augmented);
        byte[] spare = image;
        image = augmented;
        augmented = spare;
      }
    }
  }
}
