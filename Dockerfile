# Kommentera in one image: `serve` (the default), `work` and `migrate`. compose.yaml shows them together.
FROM python:3.11-slim-bookworm AS build

ENV PIP_CONSTRAINT=constraints.txt \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1

WORKDIR /build
RUN python -m venv --without-pip /opt/kommentera
COPY constraints.txt pyproject.toml README.md LICENSE ./
COPY service service
COPY workers workers
RUN python -m pip --python /opt/kommentera/bin/python install '.[postgresql]' \
    && /opt/kommentera/bin/python -m compileall -q /opt/kommentera


FROM python:3.11-slim-bookworm

# A fixed number, so that an operator can give files to this user from outside.
RUN groupadd --gid 10001 kommentera \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin kommentera \
    && install --directory --owner=10001 --group=10001 --mode=0700 /data

COPY --from=build /opt/kommentera /opt/kommentera

ENV PATH=/opt/kommentera/bin:$PATH \
    KOMMENTERA_DATA_DIR=/data \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1

USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000

# The image has no curl; the interpreter asks. Only `serve` answers: compose.yaml says what holds for the others.
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=2)"]

ENTRYPOINT ["kommentera"]
CMD ["serve", "--host", "0.0.0.0"]
