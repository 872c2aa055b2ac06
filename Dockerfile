# One image for the API, the workers and the pages; compose.yaml says which does what.
FROM python:3.13-slim AS build
RUN pip install --no-cache-dir "uv>=0.9"
WORKDIR /turnus
COPY . .
RUN uv sync --locked --no-dev --extra ui --no-editable

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 turnus
COPY --from=build /turnus/.venv /turnus/.venv
ENV PATH="/turnus/.venv/bin:$PATH" \
    NUMBA_CACHE_DIR=/home/turnus/.cache/numba
USER turnus
WORKDIR /home/turnus
ENTRYPOINT ["turnus"]
