"""What somebody is told whose form was refused before any page of ours saw it: it was too large."""

from typing import Any

from django.conf import settings
from django.contrib.admin.sites import site
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.defaults import bad_request

TOO_LARGE = 413


def limit_passed(error: BaseException) -> str:
    """Which limit a form passed, and what to do; "" for an error that is none of these."""
    match error:
        case TooManyFilesSent():
            most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
            return f"One form takes at most {most:,} files. Send them in several parts."
        case TooManyFieldsSent():
            most = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
            return f"One form takes at most {most:,} fields. Save it in several parts."
        case RequestDataTooBig():
            most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
            return f"What is typed or pasted into a form may have at most {most:,} bytes. Upload it as a file instead."
    return ""


def refused(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The page for a request that is refused as it comes in (`handler400`). Nothing of it was read or written."""
    said = limit_passed(exception)
    if not said:
        return bad_request(request, exception)
    context = site.each_context(request) | {"title": "Not taken: too much at once", "said": said}
    page = TemplateResponse(request, "admin/claims/refused.html", context, status=TOO_LARGE)
    return page.render()
