package org.robustlt.core.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.bytedeco.dnnl.memory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.robustlt.api.data.ImageShape;
import org.robustlt.api.network.Initialization;
import org.robustlt.api.network.Layer;
import org.robustlt.api.network.Padding;

class WinogradConvolutionTest {
  private final Device device = new Device();

  @AfterEach
  void closeDevice() {
    device.close();
  }

  @Test
  void wideConvolutionsOfStrideOneSuit() {
    assertThat(blocks(convolution(64, 3, 1, 1, false), 64, new ImageShape(64, 32, 32)))
        .contains(new WinogradBlocks(1, 64, 8, 8, 64, 0));
    assertThat(blocks(convolution(256, 3, 1, 1, false), 64, new ImageShape(256, 8, 8)))
        .contains(new WinogradBlocks(16, 256, 2, 2, 4, 0));
  }

  @Test
  void othersDoNot() {
    ImageShape shape = new ImageShape(64, 32, 32);
    assertThat(blocks(convolution(64, 3, 2, 1, false), 64, shape)).isEmpty();
    assertThat(blocks(convolution(64, 1, 1, 0, false), 64, shape)).isEmpty();
    assertThat(blocks(convolution(64, 3, 1, 0, false), 64, shape)).isEmpty();
    assertThat(blocks(convolution(64, 3, 1, 1, true), 64, shape)).isEmpty();
    assertThat(blocks(convolution(16, 3, 1, 1, false), 64, shape)).isEmpty();
    assertThat(blocks(convolution(64, 3, 1, 1, false), 64, new ImageShape(64, 30, 32))).isEmpty();
    assertThat(blocks(convolution(64, 3, 1, 1, false), 1, new ImageShape(64, 8, 8))).isEmpty();
    assertThat(blocks(convolution(640, 3, 1, 1, false), 64, new ImageShape(640, 8, 8))).isEmpty();
  }

  @Test
  void valuesOfBfloat16DoNot() {
    ImageShape shape = new ImageShape(64, 32, 32);
    assertThat(
            WinogradConvolution.blocks(
                convolution(64, 3, 1, 1, false), tensor(64, shape, memory.data_type.bf16)))
        .isEmpty();
  }

  @Test
  void blocksAreWholeImagesThatKeepEveryThreadBusy() {
    assertThat(WinogradBlocks.of(60, new ImageShape(64, 16, 16), 2))
        .contains(new WinogradBlocks(3, 64, 4, 4, 20, 0));
    assertThat(WinogradBlocks.of(64, new ImageShape(64, 8, 8), 8))
        .contains(new WinogradBlocks(8, 64, 2, 2, 8, 0));
    assertThat(WinogradBlocks.of(17, new ImageShape(64, 16, 16), 2))
        .contains(new WinogradBlocks(3, 64, 4, 4, 5, 2));
    assertThat(WinogradBlocks.of(17, new ImageShape(64, 8, 8), 2))
        .contains(new WinogradBlocks(9, 64, 2, 2, 1, 8));
    assertThat(WinogradBlocks.of(5, new ImageShape(64, 8, 8), 2)).isEmpty();
    assertThat(WinogradBlocks.of(1, new ImageShape(64, 32, 32), 2)).isEmpty();
    assertThat(WinogradBlocks.of(1, new ImageShape(64, 32, 32), 1))
        .contains(new WinogradBlocks(1, 64, 8, 8, 1, 0));
  }

  private Optional<WinogradBlocks> blocks(Layer.Convolution layer, int batch, ImageShape shape) {
    return WinogradConvolution.blocks(layer, tensor(batch, shape, memory.data_type.f32));
  }

  private OneDnnTensor tensor(int batch, ImageShape shape, memory.data_type type) {
    memory.desc description = device.keep(Layout.tensor(batch, shape, type));
    return new OneDnnTensor(batch, shape, description, new memory());
  }

  private static Layer.Convolution convolution(
      int outputs, int kernel, int stride, int padding, boolean bias) {
    return new Layer.Convolution(
        outputs, kernel, stride, Padding.around(padding), bias, new Initialization.Uniform(0.5));
  }
}
