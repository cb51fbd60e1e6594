"""An S3-compatible store, through s3fs."""

import mimetypes
from collections.abc import Iterable
from contextlib import suppress

from helpers.delivery.secrets import Secret
from helpers.delivery.targets.faults import (
    Kind,
    LoginRefused,
    NoSpace,
    NotPermitted,
    TooSlow,
    Unreachable,
    missing,
)
from helpers.delivery.targets.line import Backend
from helpers.delivery.targets.paths import joined
from helpers.delivery.targets.settings import Target

PART = 8 * 2**20  # bytes; a file of two parts or more goes in parts
_TIDYING = 2.0  # seconds for giving up parts that were sent
# Of Amazon, MinIO and Ceph
_CODES: dict[str, Kind] = {
    **dict.fromkeys(("InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken"), LoginRefused),
    **dict.fromkeys(("RequestTimeTooSkewed", "AccountProblem", "401"), LoginRefused),
    **dict.fromkeys(("AccessDenied", "AllAccessDisabled", "MethodNotAllowed", "403"), NotPermitted),
    **dict.fromkeys(("XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "QuotaExceeded", "507"), NoSpace),
    **dict.fromkeys(("InsufficientStorage", "InsufficientCapacity"), NoSpace),
    "RequestTimeout": TooSlow,
}
_STATUS = {401: LoginRefused, 403: NotPermitted, 507: NoSpace}


def s3(settings: Target, secret: Secret | None) -> Backend:
    """How to connect to the store. Raises MissingPackage."""
    try:
        import s3fs
    except ImportError as error:
        raise missing(settings.name, "s3") from error
    options = settings.options
    client = {"region_name": options.get("region"), "verify": options.get("ca_file")}

    def connect(seconds: float) -> _S3:
        config = {"connect_timeout": seconds, "read_timeout": seconds, "retries": {"total_max_attempts": 1}}
        if "addressing" in options:
            config["s3"] = {"addressing_style": options["addressing"]}
        store = s3fs.S3FileSystem(
            key=settings.user or None,
            secret=secret.reveal() if secret else None,
            endpoint_url=options.get("endpoint_url"),
            client_kwargs={name: value for name, value in client.items() if value},
            # many a store of another maker refuses checksums that it was not asked for
            config_kwargs=config | {"request_checksum_calculation": "when_required"},
            use_listings_cache=False,
            skip_instance_cache=True,  # which would keep the secret, and connections that are gone
        )
        store.retries = 1  # what is tried again, and when, is decided in one place
        return _S3(store, settings.address.root)

    return Backend(connect, _kind)


class _S3:
    """See Store."""

    whole = True

    def __init__(self, store, root: str):
        self._store = store
        self._root = root

    def sizes(self, folders: Iterable[str], seconds: float) -> dict[str, int]:
        found = self._store.find(self._root, detail=True, timeout=seconds)
        return {name.removeprefix(f"{self._root}/"): info["size"] for name, info in found.items()}

    def read(self, path: str, seconds: float) -> bytes | None:
        try:
            # one at a time: else it asks for the size first, by a request whose refusal does not say why
            return self._store.cat_file(self._at(path), max_concurrency=1, timeout=seconds)
        except FileNotFoundError:
            return None

    def write(self, path: str, content: bytes, seconds: float) -> None:
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"  # a browser shows nothing else as a page
        try:
            self._store.pipe_file(self._at(path), content, chunksize=PART, ContentType=kind, timeout=seconds)
        except Exception:
            if len(content) >= 2 * PART:
                self.clear([path], min(seconds, _TIDYING))
            raise

    def move(self, old: str, new: str, seconds: float) -> None:
        self._store.cp_file(self._at(old), self._at(new), timeout=seconds)
        self.remove(old, seconds)

    def remove(self, path: str, seconds: float) -> None:
        self._store.rm_file(self._at(path), timeout=seconds)

    def prune(self, folder: str, seconds: float) -> None:
        pass  # there are none

    def clear(self, paths: Iterable[str], seconds: float) -> None:
        """Parts that were sent cost money until they are given up. Some stores do not let us look for them."""
        bucket, _, prefix = self._root.partition("/")
        ours = {joined(prefix, path) for path in paths}
        with suppress(Exception):
            begun = self._store.call_s3("list_multipart_uploads", Bucket=bucket, Prefix=prefix, timeout=seconds)
            for one in begun.get("Uploads", ()):
                if one["Key"] in ours:
                    named = {"Bucket": bucket, "Key": one["Key"], "UploadId": one["UploadId"]}
                    self._store.call_s3("abort_multipart_upload", **named, timeout=seconds)

    def close(self) -> None:
        pass  # its sessions end with it

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}"


def _kind(error: BaseException) -> Kind | None:
    from botocore import exceptions

    if isinstance(error, exceptions.ClientError):
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        return _CODES.get(error.response.get("Error", {}).get("Code", "")) or _STATUS.get(status)
    if isinstance(error, exceptions.NoCredentialsError | exceptions.PartialCredentialsError):
        return LoginRefused
    if isinstance(error, exceptions.ConnectTimeoutError | exceptions.ReadTimeoutError):
        return TooSlow
    return Unreachable if isinstance(error, exceptions.HTTPClientError) else None
