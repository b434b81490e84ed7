package @PACKAGE@;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.robustlt.api.data.DataSetProvider;
import org.robustlt.api.data.ImageDataSet;
import org.robustlt.tck.ImageDataSetContract;

class @CLASS@Test extends ImageDataSetContract {
  @Override
  protected ImageDataSet dataSet() {
    return new @CLASS@().create(DataSetProvider.Location.of(Optional.empty()));
  }

  @Test
  void hasImagesOfBothClasses() {
    ImageDataSet set = new @CLASS@(10).create(DataSetProvider.Location.of(Optional.empty()));
    byte[] horizontal = new byte[64];
    byte[] vertical = new byte[64];

    set.training().read(0, horizontal, 0);
    set.training().read(1, vertical, 0);

    assertThat(set.training().size()).isEqualTo(10);
    assertThat(set.training().label(1)).isEqualTo(1);
    assertThat(horizontal[1]).isEqualTo(horizontal[0]).isNotEqualTo(horizontal[16]);
    assertThat(vertical[8]).isEqualTo(vertical[0]).isNotEqualTo(vertical[2]);
  }
}
