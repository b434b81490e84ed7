package org.robustlt.core.data.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.robustlt.api.data.DataException;
import org.robustlt.core.file.pickle.PickleException;
import org.robustlt.core.file.pickle.Unpickler;

/**
 * The Python version of CIFAR: pickled dictionaries with the pixels, an array {@code [images,
 * 3072]} of bytes, under {@code data} and a list of labels.
 *
 * @param labelKey {@code labels} for CIFAR-10, {@code fine_labels} for CIFAR-100
 * @param classes the number of classes
 */
record CifarPickle(String labelKey, int classes) implements CifarFormat {
  @Override
  public Images parse(Path place, byte[] content) {
    try {
      if (Unpickler.read(content, PickledBytes.GLOBALS) instanceof Map<?, ?> batch
          && batch.get("data") instanceof PickledBytes data
          && batch.get(labelKey) instanceof List<?> labels) {
        return images(place, data, labels);
      }
      throw new DataException(
          place, "must hold a dictionary with an array \"data\" and a list \"" + labelKey + "\"");
    } catch (PickleException e) {
      throw new DataException(place, "not a file of CIFAR: the pickle " + e.getMessage(), e);
    }
  }

  private Images images(Path place, PickledBytes data, List<?> labels) {
    List<Long> expected = List.of((long) labels.size(), (long) SHAPE.size());
    if (!data.shape().equals(expected) || labels.isEmpty()) {
      throw new DataException(
          place,
          String.format(
              Locale.ROOT,
              "the array \"data\" must have the shape %s for %d labels, got %s",
              expected,
              labels.size(),
              data.shape()));
    }
    int[] checked = new int[labels.size()];
    for (int i = 0; i < checked.length; i++) {
      long label = labels.get(i) instanceof Long number ? number : -1;
      checked[i] =
          LabelCheck.inRange(place, i, (int) Math.max(-1, Math.min(label, classes)), classes);
    }
    return new Images(data.bytes(), checked);
  }
}
