#!/bin/sh
# What mod_auth_mellon told Apache about the person: one variable after the other, each ended by a zero byte.
printf 'Content-Type: application/octet-stream\r\n\r\n'
env -0 | grep -az -e '^MELLON_' -e '^REMOTE_USER=' -e '^QUERY_STRING='
