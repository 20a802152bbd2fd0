#!/bin/sh
# Makes the clips of the demo's trials anew with ffmpeg: moving shapes, drawn by these formulas and free of anybody's rights. Of each scene there
# are two looks: `a` moves smoothly on a soft ground, `b` stutters at twelve pictures a second, grainy and pale. The results are committed.
set -eu
cd "$(dirname "$0")"
seconds=3
ends="-t $seconds -r 24 -c:v libx264 -preset veryslow -pix_fmt yuv420p -g 24 -bf 2 -map_metadata -1 -fflags +bitexact -flags:v +bitexact -movflags +faststart"
tone='-c:a aac -b:a 24k -ac 1 -ar 22050 -flags:a +bitexact'

disc="if(lt(hypot(X-W/2,Y-H/2),W/2-2),255,0)"
ring="if(between(hypot(X-W/2,Y-H/2),W/3-2,W/2-2),255,0)"
box="if(gt(min(min(X,W-X),min(Y,H-Y)),3),255,0)"
drop="if(lt(hypot(X-W/2,(Y-H*0.6)*0.9),W*0.36)+lt(abs(X-W/2),(Y-2)*0.42)*lt(Y,H*0.6),255,0)"
diamond="if(lt(abs(X-W/2)+abs(Y-H/2),W/2-2),255,0)"

# scene NAME GROUND1 GROUND2 COLOUR SIZE ALPHA X Y HERTZ (0: silent)
scene() {
  name=$1; ground="gradients=s=320x180:c0=$2:c1=$3:x0=0:y0=0:x1=320:y1=180:speed=0.008:r=24:seed=7"
  shape="color=c=$4:s=$5x$5:r=24,format=rgba,geq=r='r(X,Y)*(1-0.4*Y/H)':g='g(X,Y)*(1-0.4*Y/H)':b='b(X,Y)*(1-0.4*Y/H)':a='$6'"
  shade="color=c=black:s=$5x$5:r=24,format=rgba,geq=r=0:g=0:b=0:a='if(gt($6,0),90,0)',boxblur=4:1:cr=0:ar=4"
  drawn="[0][2]overlay=x='$7+8':y='$8+10':shortest=1[g];[g][1]overlay=x='$7':y='$8':shortest=1"
  rough="fps=12,hue=s=0.55:b=0.3,noise=alls=14:allf=t,lutrgb=r='trunc(val/24)*24':g='trunc(val/24)*24':b='trunc(val/24)*24'"
  sound=; audio=-an
  if [ "$9" != 0 ]; then sound="-f lavfi -i sine=frequency=$9:sample_rate=22050:duration=$seconds"; audio="-map 3:a $tone"; fi
  ffmpeg -hide_banner -loglevel error -y -f lavfi -i "$ground" -f lavfi -i "$shape" -f lavfi -i "$shade" $sound \
    -filter_complex "$drawn,format=yuv420p[v]" -map '[v]' $audio $ends -crf 30 "$name-a.mp4"
  ffmpeg -hide_banner -loglevel error -y -f lavfi -i "$ground" -f lavfi -i "$shape" -f lavfi -i "$shade" $sound \
    -filter_complex "$drawn,$rough,format=yuv420p[v]" -map '[v]' $audio $ends -crf 38 "$name-b.mp4"
}

scene packshot-1 0xf2e8d5 0xc9a97a 0xb5402f 84 "$disc" '118+90*sin(t*2.1)' '48' 330
scene packshot-2 0x1d2a44 0x5b7fb8 0xf4f1ea 70 "$box" '20+70*t' '52+14*sin(t*5)' 262
scene packshot-3 0xe9f0ea 0x8fb59a 0x2f5d46 88 "$drop" '116' '-60+60*t' 392
scene packshot-4 0x2b1d2e 0xa2577c 0xf0c060 96 "$ring" '112+60*cos(t*2)' '42+30*sin(t*2)' 294
scene packshot-5 0xdfe6f2 0x6a7fb0 0x20283c 80 "$diamond" '240-60*t' '50' 349
scene packshot-6 0xfff3e6 0xe08a4f 0x3a3f8f 74 "$disc" '123' '20+80*abs(sin(t*3))' 440
scene mood-1 0x0b1d3a 0xf2a65a 0xffe0b0 92 "$disc" '114' '130-36*t' 0
scene mood-2 0x183028 0x9fc2a8 0xe8f4e0 60 "$drop" '60+50*t' '40+24*sin(t*4)' 0
scene mood-3 0x3a1c4a 0xd77fa1 0xfdf0f5 78 "$ring" '121+70*sin(t*1.4)' '50+22*cos(t*2.8)' 0
scene mood-4 0x20252b 0x7d8a99 0xcfe3f5 66 "$diamond" '30+80*t' '118-34*t' 0
