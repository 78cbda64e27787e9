#!/bin/sh
# Stands for a deployment: deploy.sh FOLDER ENVIRONMENT.
test -n "$2"
