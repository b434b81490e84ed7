# shellcheck shell=bash
# Sourced by ./robustlt where a device is asked for, before anything is built, downloaded or loaded: asks the machine what
# it has, and chooses the build for it, or says in two lines what is missing.
#
# Reads device and platform; sets device, profile, build and torch_extension, and for ND4J's CUDA extension.

refuse() {
  printf 'robustlt: %s\n' "$1" "$2" >&2
  exit 2
}

# A version such as 8.6 or 525.60.13 as a number: its first two parts.
number() {
  local first=${1%%.*} rest=${1#*.}
  echo $((10#${first:-0} * 1000 + 10#${rest%%.*}))
}

# Name, compute capability, driver version and MiB of a card, one on each line.
card() {
  nvidia-smi --id="$1" --query-gpu=name,compute_cap,driver_version,memory.total --format=csv,noheader,nounits \
    2>/dev/null | sed -n '1s/, */\n/gp'
}

# Finds the card, or refuses.
find_card() {
  local asked=$1 index=$2
  command -v nvidia-smi >/dev/null ||
    refuse "$asked: found no NVIDIA driver (no nvidia-smi on the PATH)" \
      "install the driver of the card, or run on the CPU: unset ${asked%%=*}"
  nvidia-smi >/dev/null 2>&1 ||
    refuse "$asked: the NVIDIA driver does not answer: $(nvidia-smi 2>&1 | head -n 1)" \
      "make nvidia-smi work, or run on the CPU: unset ${asked%%=*}"
  { read -r card_name && read -r card_capability && read -r card_driver && read -r card_memory; } <<<"$(card "$index")"
  case ${card_capability:-} in
    [0-9]*.[0-9]*) ;;
    *)
      refuse "$asked: nvidia-smi tells no compute capability of card $index" \
        "name a card that nvidia-smi --list-gpus lists, or install a newer driver"
      ;;
  esac
}

# Refuses a driver that is too old for a version of CUDA.
need_driver() {
  [ "$(number "$card_driver")" -ge "$(number "$3")" ] ||
    refuse "$1: $2 needs driver $3 or newer, and this one is $card_driver" "install a newer driver for $card_name"
}

nd4j_cuda() {
  find_card ROBUSTLT_CUDA=1 0
  local capability
  capability=$(number "$card_capability")
  if [ "$capability" -lt 3007 ] || [ "$capability" -gt 8009 ]; then
    refuse "ROBUSTLT_CUDA=1: ND4J's CUDA 11.6 build has code for compute capability 3.7 to 8.9, and $card_name has $card_capability" \
      "use ROBUSTLT_DEVICE=cuda instead, or unset ROBUSTLT_CUDA to run on the CPU"
  fi
  need_driver ROBUSTLT_CUDA=1 "CUDA 11.6" 450.80
  extension=-cudnn
  profile=-Pcuda
}

# What CUDA 13 has to bring along, as nothing else does.
need_cuda13() {
  local file missing='' found
  found=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | sed "1d")
  for file in libcudart.so.13 libcublas.so.13 libcufft.so.12 libcusparse.so.12 libcusolver.so.12 libcurand.so.10 \
    libcudnn.so.9 libnccl.so.2; do
    case "$found$(ls "${CUDA_HOME:-/usr/local/cuda}/lib64" 2>/dev/null)" in
      *"$file"*) ;;
      *) missing="$missing${missing:+, }$file" ;;
    esac
  done
  [ -z "$missing" ] ||
    refuse "device $device: $card_name (compute capability $card_capability) needs CUDA 13, cuDNN 9 and NCCL; missing: $missing" \
      "install NVIDIA's packages cuda-libraries-13-0, libcudnn9-cuda-13 and libnccl2, or run on the CPU: unset ROBUSTLT_DEVICE"
}

cuda() {
  local index=0 capability
  case $device in cuda:*) index=${device#cuda:} ;; esac
  case $platform in
    linux-x86_64 | windows-x86_64) ;;
    *)
      refuse "device $device: libtorch for CUDA is served for linux-x86_64 and windows-x86_64, and this is $platform" \
        "run on the CPU: unset ROBUSTLT_DEVICE"
      ;;
  esac
  find_card "ROBUSTLT_DEVICE=$device" "$index"
  capability=$(number "$card_capability")
  torch_extension=-gpu
  if [ "$capability" -lt 5000 ]; then
    refuse "device $device: $card_name has compute capability $card_capability, and libtorch's code begins at 5.0" \
      "run on the CPU: unset ROBUSTLT_DEVICE"
  elif [ "$capability" -le 9000 ]; then
    need_driver "device $device" "libtorch 2.5.1 with CUDA 12.6" 525.60
    profile=-Ptorch,torch-cuda12
    build=+torch-cuda12
    download="libtorch 2.5.1 and CUDA 12.6 with cuDNN (2.5 GB)"
  else
    need_driver "device $device" "libtorch 2.10 with CUDA 13" 580.65
    need_cuda13
    profile=-Ptorch,torch-cuda13
    build=+torch-cuda13
    download="libtorch 2.10 (460 MB)"
  fi
}

mps() {
  [ "$platform" = macosx-arm64 ] ||
    refuse "device mps: is that of Apple's processors, and this is $platform" "run on the CPU: unset ROBUSTLT_DEVICE"
  on_cpu
  download="libtorch 2.10 (53 MB)"
}

on_cpu() {
  [ "$platform" != linux-arm64 ] ||
    refuse "device $device: libtorch is not served for linux-arm64" "run on the CPU without it: unset ROBUSTLT_DEVICE"
  profile=-Ptorch
  build=+torch
  download="libtorch 2.10 (90 MB)"
}

if [ -z "$device" ]; then
  nd4j_cuda
else
  [ "${ROBUSTLT_CUDA:-0}" != 1 ] ||
    refuse "ROBUSTLT_CUDA=1 is ND4J's way to a GPU, and device $device is libtorch's" "unset one of the two"
  if [ "$device" = auto ]; then
    if [ "$platform" = macosx-arm64 ]; then
      device=mps
    elif nvidia-smi >/dev/null 2>&1; then
      device=cuda
    else
      device=cpu
    fi
  fi
  case $device in
    cpu) on_cpu ;;
    mps) mps ;;
    cuda | cuda:[0-9] | cuda:[0-9][0-9]) cuda ;;
    *) refuse "device must be auto, cpu, cuda, cuda:N or mps, got \"$device\"" "unset ROBUSTLT_DEVICE to run on the CPU as ever" ;;
  esac
fi
