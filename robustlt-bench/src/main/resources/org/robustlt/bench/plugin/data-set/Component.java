package @PACKAGE@;

import java.util.List;
import org.robustlt.api.component.Component;
import org.robustlt.api.component.Description;
import org.robustlt.api.component.Require;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.data.LabeledImages;

/** Stripes: horizontal ones are one class, vertical ones the other. */
@Component("@NAME@")
@Description("made images of stripes, in two classes")
public record @CLASS@(@Description("images of the training set") int images)
    implements DataSetProvider {
  private static final ImageShape SHAPE = new ImageShape(1, 8, 8);

  public @CLASS@() {
    this(200);
  }

  public @CLASS@ {
    Require.atLeast("images", images, 2);
  }

  @Override
  public ImageDataSet create(Location location) {
    return new ImageDataSet(
        "Stripes",
        List.of("horizontal", "vertical"),
        new Stripes(images, 0),
        new Stripes(50, images),
        new ImageDataSet.Normalization(List.of(0.5), List.of(0.5)));
  }

  private record Stripes(int size, int first) implements LabeledImages {
    @Override
    public ImageShape shape() {
      return SHAPE;
    }

    @Override
    public int label(int index) {
      return index % 2;
    }

    @Override
    public void read(int index, byte[] target, int offset) {
      int phase = (first + index) / 2;
      for (int y = 0; y < SHAPE.height(); y++) {
        for (int x = 0; x < SHAPE.width(); x++) {
          int place = label(index) == 0 ? y : x;
          target[offset + y * SHAPE.width() + x] = (byte) ((place + phase) % 4 < 2 ? 60 : 190);
        }
      }
    }
  }
}
