#!/bin/sh
# Makes the test clips anew with ffmpeg. The results are committed, so that the tests need no ffmpeg.
set -eu
cd "$(dirname "$0")"
picture="-f lavfi -i testsrc2=size=320x180:rate=24:duration=1"
other='-f lavfi -i mandelbrot=size=320x180:rate=24'
sound='-f lavfi -i sine=frequency=440:duration=1'
h264='-c:v libx264 -preset veryslow -crf 40 -pix_fmt yuv420p'
aac='-c:a aac -b:a 32k -ac 1'
vp9='-c:v libvpx-vp9 -b:v 0 -crf 55 -pix_fmt yuv420p'
opus='-c:a libopus -b:a 24k -ac 1'
name='Kling 3.0 by Kuaishou'
marked="h264_metadata=sei_user_data=086f3693-b7b3-4f2c-9653-21492feee5b8+$name"
run() { ffmpeg -hide_banner -loglevel error -y "$@"; }

# Says who made it in the tags, in the name of the track and inside the packets.
run $picture $sound $h264 -bsf:v "$marked" $aac -shortest -metadata title="$name" -metadata comment="$name" -metadata model="$name" \
  -metadata:s:v handler_name="$name" -movflags +use_metadata_tags tagged.mp4
run -t 1 $other -t 1 $sound $h264 $aac -shortest plain.mp4
run $picture $sound $vp9 $opus -shortest -metadata title="$name" tagged.webm
run $picture $sound $h264 $aac -shortest -metadata title="$name" tagged.mov
run -f lavfi -i testsrc2=size=320x180:rate=30:duration=1.5 $h264 silent-30.mp4
run -f lavfi -i testsrc2=size=160x90:rate=24:duration=0.5 -c:v libaom-av1 -crf 60 -cpu-used 8 -pix_fmt yuv420p av1.mp4
run -f lavfi -i testsrc2=size=160x90:rate=24:duration=0.5 -c:v libvpx -b:v 60k -pix_fmt yuv420p vp8.webm
run -f lavfi -i testsrc2=size=160x90:rate=24:duration=0.5 -c:v libx265 -crf 45 -pix_fmt yuv420p -x265-params log-level=none hevc.mp4
run -f lavfi -i testsrc2=size=160x90:rate=24:duration=0.25 -c:v prores_ks -profile:v 0 -bits_per_mb 200 prores.mov
run -f lavfi -i testsrc2=size=160x90:rate=24:duration=0.5 $sound $h264 -c:a pcm_s16le -ar 8000 -t 0.5 pcm.mov
run $sound $aac sound-only.mp4
run -f lavfi -i testsrc2=size=160x90:rate=24:duration=0.5 $h264 matroska.mkv
run -f lavfi -i testsrc=size=192x108:rate=24:duration=11 -c:v libx264 -preset veryslow -crf 44 -pix_fmt yuv420p -g 240 $telling counting.mp4
run -f lavfi -i testsrc2=size=160x90:rate=24:duration=11 -c:v libx264 -preset veryslow -crf 50 -pix_fmt yuv420p -g 240 counting-other.mp4
# Outside of what a clip may be: too long, too wide, too small, too short.
run -f lavfi -i color=size=64x36:rate=1:duration=601 -c:v libx264 -g 600 -crf 51 long.mp4
run -f lavfi -i color=size=4112x64:rate=4:duration=0.5 -c:v libx264 -crf 51 wide.mp4
run -f lavfi -i color=size=64x8:rate=24:duration=0.5 -c:v libvpx small.webm
run -f lavfi -i color=size=64x36:rate=24:duration=1 -frames:v 1 -c:v libx264 -crf 51 short.mp4
