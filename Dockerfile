# syntax=docker/dockerfile:1
FROM python:3.13-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
RUN pip install uv==0.13.9
WORKDIR /src
# The dependencies alone first: they change less often than the bot and its facts.
COPY pyproject.toml uv.lock ./
RUN uv export --frozen --no-dev --no-emit-project --output-file requirements.txt \
    && python -m venv /opt/factbot \
    && uv pip install --python /opt/factbot --require-hashes --requirement requirements.txt
COPY README.md LICENSE ./
COPY bot bot
COPY facts facts
RUN uv build --wheel --out-dir dist \
    && uv pip install --python /opt/factbot --no-deps dist/*.whl

FROM python:3.13-slim-bookworm
RUN groupadd --gid 10001 factbot && useradd --uid 10001 --gid 10001 --create-home factbot \
    && install --directory --owner=10001 --group=10001 --mode=0700 /var/lib/factbot
COPY --from=build /opt/factbot /opt/factbot
ENV PATH=/opt/factbot/bin:$PATH PYTHONUNBUFFERED=1 FACTBOT_LOG_JSON=true FACTBOT_HEARTBEAT=/tmp/factbot.heartbeat \
    FACTBOT_DATABASE=/var/lib/factbot/facts.sqlite3
VOLUME /var/lib/factbot
USER 10001:10001
WORKDIR /home/factbot
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["factbot", "health"]
ENTRYPOINT ["factbot"]
CMD ["run"]
