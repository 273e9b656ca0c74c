# One image for web, worker, beat and migrate: docker-compose.yml says which command each runs.
FROM python:3.11-slim AS libraries
WORKDIR /build
COPY requirements.lock .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --require-hashes -r requirements.lock

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    VOUCH_STATE_DIR=/var/lib/vouch \
    VOUCH_STATIC_ROOT=/app/staticfiles
RUN useradd --system --uid 10001 --no-create-home --home-dir /var/lib/vouch vouch \
 && install -d -o vouch -g vouch -m 700 /var/lib/vouch
COPY --from=libraries /venv /venv
WORKDIR /app
COPY . .
RUN python manage.py collectstatic --noinput
USER vouch
EXPOSE 8000
CMD ["gunicorn", "-c", "python:config.web", "--bind", "0.0.0.0:8000", "--workers", "3", "config.wsgi"]
